package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Quiescence;
import io.snapwarden.domain.policy.Script;
import java.util.Optional;

/// `consistency:` what a point promises about its members; a word, or keys.
final class ConsistencySection {

    private static final String CRASH = "crash";
    private static final String APPLICATION = "application";
    private static final String NAME = "the name of a Command document of Systems Manager";
    private static final Vocabulary MODES = Vocabulary.of(CRASH, APPLICATION);
    private static final String BY_DEFAULT = "Windows instances are captured as " + Quiesce.VSS + " does by default";
    private static final Vocabulary KEYS = Vocabulary.of(
                    "mode", "document", "windows-document", "freeze-at-most", "on-failure", "include-root")
            .later("copy-only", BY_DEFAULT + ", as a full backup")
            .later("no-writers", BY_DEFAULT + ", with all writers")
            .later("save-vss-metadata", BY_DEFAULT + ", without a copy of their metadata")
            .later("exclude-boot-volume", "select.exclude leaves volumes out by their tags, the boot volume too");

    /// AWS's own, which make snapshots by themselves.
    private static final String OF_AWS = "AWSEC2-";

    private ConsistencySection() {}

    /// Empty for crash-consistent points.
    static Optional<Quiescence> read(Cursor at) {
        if (at.node() instanceof YamlNode.Text) {
            return at.word(MODES).filter(APPLICATION::equals).map(_ -> usual());
        }
        return Section.of(at, KEYS).flatMap(ConsistencySection::read);
    }

    private static Optional<Quiescence> read(Section section) {
        var mode = section.required("mode").flatMap(at -> at.word(MODES));
        var document = section.optional("document").flatMap(ConsistencySection::document);
        var windows = section.optional("windows-document").flatMap(ConsistencySection::windowsDocument);
        var most = section.optional("freeze-at-most")
                .flatMap(at -> DurationText.read(at, Quiesce.SHORTEST_FREEZE, Quiesce.LONGEST_FREEZE));
        var onFailure = section.optional("on-failure").flatMap(at -> at.word(Quiesce.OnFailure.class));
        var root = section.optional("include-root").flatMap(Cursor::flag);
        if (mode.filter(CRASH::equals).isPresent() && section.hasMoreThan("mode")) {
            section.refuse("expected mode: application where keys say how to freeze, found crash: nothing is frozen");
        }
        return section.make(() -> new Quiescence(
                        new Quiesce(
                                document.orElse(Quiesce.USUAL_DOCUMENT),
                                most.orElse(Quiesce.USUAL_FREEZE),
                                onFailure.orElse(Quiesce.OnFailure.CRASH),
                                root.orElse(false)),
                        windows.orElse(Quiesce.VSS)))
                .filter(_ -> mode.filter(APPLICATION::equals).isPresent());
    }

    private static Optional<String> document(Cursor at) {
        return at.text(NAME, name -> {
            if (name.startsWith(OF_AWS)) {
                throw new IllegalArgumentException("expected a document that knows pre-script and post-script, found "
                        + name + "; Windows instances are captured by " + Quiesce.VSS
                        + " without being asked, so leave it out here");
            }
            return Script.requireDocument(name);
        });
    }

    private static Optional<String> windowsDocument(Cursor at) {
        return at.text(NAME, name -> {
            if (name.startsWith(OF_AWS) && !name.equals(Quiesce.VSS)) {
                throw new IllegalArgumentException(name + " is not served by this release yet: of AWS's own documents"
                        + " Windows instances are captured by " + Quiesce.VSS + " alone");
            }
            return Script.requireDocument(name);
        });
    }

    private static Quiescence usual() {
        return new Quiescence(
                new Quiesce(Quiesce.USUAL_DOCUMENT, Quiesce.USUAL_FREEZE, Quiesce.OnFailure.CRASH, false));
    }
}
