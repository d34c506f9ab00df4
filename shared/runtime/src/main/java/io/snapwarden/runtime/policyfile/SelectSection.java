package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.policy.Selection;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// `select:` which resources a policy protects.
final class SelectSection {

    private static final Vocabulary KINDS = Vocabulary.of(ResourceKind.values())
            .later("workload", "write volume, instance, aws-backup, rds, aurora or command");

    private SelectSection() {}

    static Optional<Selection> read(Cursor at) {
        return Section.of(at, Vocabulary.of("kind", "tags", "exclude")).flatMap(section -> {
            var kind =
                    section.required("kind").flatMap(word -> word.word(KINDS)).map(SelectSection::kind);
            var tags = section.required("tags").flatMap(TagMap::read);
            var exclude = section.optional("exclude").flatMap(TagMap::read);
            return section.make(() -> new Selection(kind.orElseThrow(), tags.orElseThrow(), exclude.orElse(Map.of())));
        });
    }

    private static ResourceKind kind(String word) {
        return Arrays.stream(ResourceKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
