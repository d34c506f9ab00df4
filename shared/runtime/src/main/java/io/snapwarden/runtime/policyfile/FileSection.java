package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.policy.PruneRule;
import java.util.Optional;

/// The file as a whole.
final class FileSection {

    private static final int SERVED_VERSION = 1;
    private static final Vocabulary KEYS =
            Vocabulary.of("version", "scopes", "ledger", "prune", "notify", "tags", "policies");

    private FileSection() {}

    static Optional<PolicyFile> read(Cursor at) {
        return otherVersion(at) ? Optional.empty() : Section.of(at, KEYS).flatMap(FileSection::read);
    }

    private static Optional<PolicyFile> read(Section section) {
        section.required("version").ifPresent(at -> at.number(SERVED_VERSION, SERVED_VERSION));
        var scopes = section.optional("scopes").flatMap(ScopesSection::read);
        var ledger = section.optional("ledger")
                .flatMap(at -> at.text("s3://bucket, s3://bucket/prefix or a directory", LedgerLocation::parse));
        var prune = section.optional("prune").flatMap(PruneSection::read);
        var notify = section.optional("notify").flatMap(NotifySection::read);
        var tag = section.optional("tags").flatMap(TagsSection::read);
        var tagged = section.optional("tags").isPresent();
        var policies = section.required("policies").flatMap(at -> new PoliciesSection(tagged, tag).read(at));
        return section.make(() -> new PolicyFile(
                scopes.orElse(ScopeChoice.OWN),
                ledger.orElse(null),
                prune.orElse(PruneRule.CAUTIOUS),
                notify.orElse(NotifySettings.NOBODY),
                policies.orElseThrow()));
    }

    /// A file of another version is told only that: its keys mean what this release cannot know.
    private static boolean otherVersion(Cursor at) {
        if (!(at.node() instanceof YamlNode.Entries file)) {
            return false;
        }
        for (var entry : file.entries()) {
            if (entry.key() instanceof YamlNode.Text key
                    && key.value().equals("version")
                    && entry.value() instanceof YamlNode.Text version
                    && version.plain()
                    && version.value().matches("\\d{1,9}")
                    && Integer.parseInt(version.value()) != SERVED_VERSION) {
                var problem =
                        "written for version %s, this release reads %d".formatted(version.value(), SERVED_VERSION);
                at.problems().add(version.place(), "version", problem);
                return true;
            }
        }
        return false;
    }
}
