package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.point.Consistency;
import java.util.Optional;

/// `consistency:` what a point promises about its members; a word, or keys.
final class ConsistencySection {

    private static final String NOT_FROZEN = "captures are crash-consistent, nothing is frozen";
    private static final Vocabulary MODES = Vocabulary.of("crash").later("application", NOT_FROZEN);
    private static final Vocabulary KEYS = Vocabulary.of("mode")
            .later("document", NOT_FROZEN)
            .later("freeze-at-most", NOT_FROZEN)
            .later("on-failure", NOT_FROZEN);

    private ConsistencySection() {}

    static Optional<Consistency> read(Cursor at) {
        if (at.node() instanceof YamlNode.Text) {
            return at.word(MODES).map(Consistency::parse);
        }
        return Section.of(at, KEYS)
                .flatMap(section -> section.required("mode"))
                .flatMap(mode -> mode.word(MODES))
                .map(Consistency::parse);
    }
}
