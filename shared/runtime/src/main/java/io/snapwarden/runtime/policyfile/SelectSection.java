package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.domain.policy.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `select:` which resources a policy protects.
///
/// @param kind null where resources of several kinds are captured as workloads
record SelectSection(@Nullable ResourceKind kind, Map<String, String> tags, Map<String, String> exclude) {

    private static final String WORKLOAD = "workload";
    private static final Vocabulary KINDS = kinds();

    static Optional<SelectSection> read(Cursor at) {
        return Section.of(at, Vocabulary.of("kind", "tags", "exclude")).flatMap(section -> {
            var kind = section.required("kind").flatMap(word -> word.word(KINDS));
            boolean grouped = kind.filter(WORKLOAD::equals).isPresent();
            var tags = (grouped ? section.optional("tags") : section.required("tags")).flatMap(TagMap::read);
            var exclude = section.optional("exclude").flatMap(TagMap::read);
            return section.make(() -> new SelectSection(
                    grouped ? null : kind(kind.orElseThrow()), tags.orElse(Map.of()), exclude.orElse(Map.of())));
        });
    }

    /// @param grouping how resources are grouped, where that is said
    Selection selection(
            Optional<WorkloadSection> grouping, Optional<ManagedBackup> backup, Optional<CommandBackup> command) {
        if (kind == null) {
            return grouping.orElse(WorkloadSection.USUAL).selecting(tags, exclude, backup, command);
        }
        if (grouping.isPresent()) {
            throw new IllegalArgumentException("workload is for select.kind: workload, but the kind is " + kind);
        }
        return new Selection(kind, tags, exclude);
    }

    static ResourceKind kind(String word) {
        return Arrays.stream(ResourceKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Vocabulary kinds() {
        var words = new ArrayList<>(Vocabulary.of(ResourceKind.values()).served());
        words.add(WORKLOAD);
        return new Vocabulary(words, Map.of());
    }
}
