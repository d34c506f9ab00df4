package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.retention.RetentionTag;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// One of `policies:`.
record PolicySection(PoliciesSection.Names names, boolean tagged, Optional<RetentionTag> tag) {

    private static final Vocabulary KEYS = Vocabulary.of(
                    "name",
                    "formerly",
                    "select",
                    "workload",
                    "schedule",
                    "consistency",
                    "hooks",
                    "backup",
                    "command",
                    "retain")
            .later("copies", "points stay in the Region of their source")
            .later("archive", "points stay in the standard tier")
            .later("lock", "nothing locks points; Recycle Bin rules and service control policies protect them");

    Optional<Policy> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(this::read);
    }

    private Optional<Policy> read(Section section) {
        var name = section.required("name").flatMap(names::read);
        var formerly = section.optional("formerly").flatMap(this::formerly);
        var select = section.required("select").flatMap(SelectSection::read);
        var grouping = section.optional("workload").flatMap(WorkloadSection::read);
        var schedule = section.required("schedule").flatMap(ScheduleSection::read);
        var quiesce = section.optional("consistency").flatMap(ConsistencySection::read);
        var hooks = section.optional("hooks").flatMap(HooksSection::read);
        var backup = section.optional("backup").flatMap(BackupSection::read);
        var command = section.optional("command").flatMap(CommandSection::read);
        var zone = schedule.map(found -> found.zone()).orElse(ZoneOffset.UTC);
        var retention = isCommand(section, select)
                ? CommandSection.retention(section)
                : section.required("retain").flatMap(at -> new RetainSection(zone, tagged, tag).read(at));
        return section.make(() -> {
            var selection = select.orElseThrow().selection(grouping, backup, command);
            var ofOthers = selection.workload() == null ? backup : backup.map(all -> all.besides(selection.kinds()));
            return new Policy(
                    name.orElseThrow(),
                    formerly.orElse(List.of()),
                    selection,
                    schedule.orElseThrow(),
                    quiesce.orElse(null),
                    ofOthers.orElse(null),
                    hooks.orElse(null),
                    command.orElse(null),
                    retention.orElseThrow());
        });
    }

    /// Where the kind cannot be read, the section tells it.
    private static boolean isCommand(Section section, Optional<SelectSection> select) {
        return select.map(found -> found.kind() == ResourceKind.COMMAND)
                .orElseGet(() -> section.optional("command").isPresent());
    }

    private Optional<List<PolicyName>> formerly(Cursor at) {
        return at.items("a list of earlier names")
                .map(items -> items.stream()
                        .flatMap(item -> names.read(item).stream())
                        .toList());
    }
}
