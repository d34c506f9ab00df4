package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.domain.policy.Workload;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `workload:` how resources of several kinds are captured as one.
///
/// @param members the kinds that the section names; empty where it names none
record WorkloadSection(Workload workload, List<ResourceKind> members) {

    private static final Vocabulary KEYS = Vocabulary.of("by", "members", "on-failure", "hooks-on", "command-on");
    private static final Vocabulary KINDS = Vocabulary.of(ResourceKind.values());

    /// What holds where a file says nothing.
    static final WorkloadSection USUAL = new WorkloadSection(
            new Workload(Workload.USUAL_KEY, Workload.OnFailure.CONTINUE, Map.of(), Map.of()), List.of());

    static Optional<WorkloadSection> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(WorkloadSection::read);
    }

    private static Optional<WorkloadSection> read(Section section) {
        var by = section.optional("by").flatMap(at -> at.text("the key of a tag", WorkloadSection::key));
        var members = section.optional("members").flatMap(WorkloadSection::members);
        var onFailure = section.optional("on-failure").flatMap(at -> at.word(Workload.OnFailure.class));
        var hooksOn = section.optional("hooks-on").flatMap(TagMap::read);
        var commandOn = section.optional("command-on").flatMap(TagMap::read);
        return section.make(() -> new WorkloadSection(
                new Workload(
                        by.orElse(Workload.USUAL_KEY),
                        onFailure.orElse(Workload.OnFailure.CONTINUE),
                        hooksOn.orElse(Map.of()),
                        commandOn.orElse(Map.of())),
                members.orElse(List.of())));
    }

    /// Of keys that are ours there is one for people to set.
    private static String key(String key) {
        return key.equals(Workload.USUAL_KEY) ? key : TagMap.key(key);
    }

    private static Optional<List<ResourceKind>> members(Cursor at) {
        return Distinct.items(
                at,
                "a list of kinds such as [instance, rds]",
                item -> item.word(KINDS).map(SelectSection::kind));
    }

    Selection selecting(
            Map<String, String> tags,
            Map<String, String> exclude,
            Optional<ManagedBackup> backup,
            Optional<CommandBackup> command) {
        return new Selection(kinds(backup, command), tags, exclude, workload);
    }

    /// What is not said is whatever has a point of its own; AWS Backup takes part where it is told of a vault, and
    /// applications where they are told how.
    private Set<ResourceKind> kinds(Optional<ManagedBackup> backup, Optional<CommandBackup> command) {
        if (!members.isEmpty()) {
            return EnumSet.copyOf(members);
        }
        var usual = EnumSet.of(ResourceKind.INSTANCE, ResourceKind.VOLUME, ResourceKind.RDS, ResourceKind.AURORA);
        backup.ifPresent(_ -> usual.add(ResourceKind.AWS_BACKUP));
        command.ifPresent(_ -> usual.add(ResourceKind.COMMAND));
        return usual;
    }
}
