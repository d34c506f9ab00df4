package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.policy.ProofTemplate;
import io.snapwarden.domain.retention.Retention;
import java.util.Optional;

/// `command:` how an application on an instance backs itself up.
final class CommandSection {

    private static final Vocabulary KEYS = Vocabulary.of("document", "parameters", "timeout", "attempts", "proof");

    private CommandSection() {}

    static Optional<CommandBackup> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(CommandSection::read);
    }

    private static Optional<CommandBackup> read(Section section) {
        var script = ScriptKeys.read(
                section, CommandBackup.USUAL_TIMEOUT, CommandBackup.SHORTEST_TIMEOUT, CommandBackup.LONGEST_TIMEOUT);
        var attempts = section.optional("attempts").flatMap(at -> at.number(1, CommandBackup.MOST_ATTEMPTS));
        var proof = section.optional("proof")
                .flatMap(at -> at.text("an object such as s3://bucket/{instance}/{slot}.dump", ProofTemplate::new));
        return section.make(() ->
                new CommandBackup(script.make(), attempts.orElse(CommandBackup.USUAL_ATTEMPTS), proof.orElse(null)));
    }

    /// What others say of their points an application says of its own backups.
    static Optional<Retention> retention(Section policy) {
        policy.optional("retain")
                .ifPresent(at -> at.refuse("expected no retain for select.kind: command, found one: the application"
                        + " keeps and deletes its own backups, and Snapwarden touches none of them"));
        policy.optional("consistency")
                .ifPresent(at -> at.refuse("expected no consistency for select.kind: command, found one: a backup is as"
                        + " consistent as the application makes it"));
        return Optional.of(Retention.OF_APPLICATIONS);
    }
}
