package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.policy.Quiesce;
import java.util.Optional;

/// `consistency:` what a point promises about its members; a word, or keys.
final class ConsistencySection {

    private static final String CRASH = "crash";
    private static final String APPLICATION = "application";
    private static final Vocabulary MODES = Vocabulary.of(CRASH, APPLICATION);
    private static final Vocabulary KEYS =
            Vocabulary.of("mode", "document", "freeze-at-most", "on-failure", "include-root");

    /// The documents of Windows' VSS make the snapshots themselves, by rules of their own.
    private static final String VSS = "AWSEC2-";

    private ConsistencySection() {}

    /// Empty for crash-consistent points.
    static Optional<Quiesce> read(Cursor at) {
        if (at.node() instanceof YamlNode.Text) {
            return at.word(MODES).filter(APPLICATION::equals).map(_ -> usual());
        }
        return Section.of(at, KEYS).flatMap(ConsistencySection::read);
    }

    private static Optional<Quiesce> read(Section section) {
        var mode = section.required("mode").flatMap(at -> at.word(MODES));
        var document = section.optional("document").flatMap(ConsistencySection::document);
        var most = section.optional("freeze-at-most")
                .flatMap(at -> DurationText.read(at, Quiesce.SHORTEST_FREEZE, Quiesce.LONGEST_FREEZE));
        var onFailure = section.optional("on-failure").flatMap(at -> at.word(Quiesce.OnFailure.class));
        var root = section.optional("include-root").flatMap(Cursor::flag);
        if (mode.filter(CRASH::equals).isPresent() && section.hasMoreThan("mode")) {
            section.refuse("expected mode: application where keys say how to freeze, found crash: nothing is frozen");
        }
        return section.make(() -> new Quiesce(
                        document.orElse(Quiesce.USUAL_DOCUMENT),
                        most.orElse(Quiesce.USUAL_FREEZE),
                        onFailure.orElse(Quiesce.OnFailure.CRASH),
                        root.orElse(false)))
                .filter(_ -> mode.filter(APPLICATION::equals).isPresent());
    }

    private static Optional<String> document(Cursor at) {
        var name = at.text("the name of a Command document of Systems Manager");
        if (name.filter(known -> known.startsWith(VSS)).isPresent()) {
            at.refuse(name.get() + " is not served by this release yet: documents of Windows' VSS make snapshots by"
                    + " themselves; instances are frozen by documents that know pre-script and post-script");
            return Optional.empty();
        }
        return name;
    }

    private static Quiesce usual() {
        return new Quiesce(Quiesce.USUAL_DOCUMENT, Quiesce.USUAL_FREEZE, Quiesce.OnFailure.CRASH, false);
    }
}
