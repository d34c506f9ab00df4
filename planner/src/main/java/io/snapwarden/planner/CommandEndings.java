package io.snapwarden.planner;

import io.snapwarden.domain.point.CommandResult;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.NewestBackup;
import io.snapwarden.domain.run.SentCommand;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.CommandReader.Seen;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.RunWords;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/// Sees how commands ended: by their exit code, by their timeout, and by what they left. A failure is left in the run
/// ledger, so that it is known for as long as it matters.
final class CommandEndings {

    private final CommandReader commands;
    private final ProofCheck proofs;
    private final NewestBackups newest;
    private final RunLedger ledger;
    private final InstantSource time;

    CommandEndings(
            CommandReader commands, ProofCheck proofs, NewestBackups newest, RunLedger ledger, InstantSource time) {
        this.commands = commands;
        this.proofs = proofs;
        this.newest = newest;
        this.ledger = ledger;
        this.time = time;
    }

    CommandEnding of(CommandNotes.Note note) {
        var sent = note.sent();
        if (sent == null) {
            return failed(note.key(), "what was noted of its command cannot be read", false);
        }
        try {
            var scope = note.key().obligation().scope();
            var instance = note.key().obligation().source().instance();
            return judge(note.key(), sent, commands.look(scope, instance, sent.command()));
        } catch (DependencyException e) {
            if (e.kind() == DependencyException.Kind.INVALID) {
                return failed(note.key(), RunWords.lost(sent.document(), String.valueOf(e.getMessage())), false);
            }
            throw e;
        }
    }

    private CommandEnding judge(PointKey key, SentCommand sent, Seen seen) {
        return switch (seen.run()) {
            case Run.Going() -> isOverdue(sent) ? giveUp(key, sent) : new CommandEnding.Running(sent.sentAt());
            case Run.Lost(var why) -> failed(key, RunWords.lost(sent.document(), why), false);
            case Run.Ended ended ->
                ended.exitCode() == 0
                        ? proven(key, sent, seen, RunWords.tail(ended))
                        : failed(key, RunWords.of(sent.document(), ended), false);
        };
    }

    private boolean isOverdue(SentCommand sent) {
        return !time.instant().isBefore(sent.sentAt().plus(sent.timeout()));
    }

    private CommandEnding giveUp(PointKey key, SentCommand sent) {
        var owed = key.obligation();
        commands.cancel(owed.scope(), owed.source().instance(), sent.command());
        return failed(key, RunWords.endless(sent.document(), sent.timeout()), false);
    }

    /// That a command says that all went well is half of it.
    private CommandEnding proven(PointKey key, SentCommand sent, Seen seen, String tail) {
        var now = time.instant();
        var began = earlier(Objects.requireNonNullElse(seen.startedAt(), sent.sentAt()), now);
        var ended = earlier(Objects.requireNonNullElse(seen.endedAt(), now), now);
        var proof = sent.proof();
        var verdict = proof == null
                ? ProofCheck.NOT_ASKED_FOR
                : proofs.of(key.obligation().scope(), proof, began);
        return switch (verdict) {
            case ProofCheck.Verdict.Good(var bytes) -> {
                newest.remember(key, new NewestBackup(key.obligation().run(), began, proof));
                var result = new CommandResult(tail, proof);
                yield new CommandEnding.Well(new Sweep.Done(key.attempt(), began, ended, bytes, result));
            }
            case ProofCheck.Verdict.Bad(var why) -> failed(key, unproven(sent, tail, why), false);
            case ProofCheck.Verdict.Unseen(var why) -> failed(key, unproven(sent, tail, why), true);
        };
    }

    private static String unproven(SentCommand sent, String tail, String why) {
        return sent.document() + " ended with 0, but " + why + (tail.isEmpty() ? "" : ". It printed: " + tail);
    }

    /// The first word on an attempt stands.
    private CommandEnding failed(PointKey key, String why, boolean hopeless) {
        ledger.create(LedgerKeys.failure(key), Json.write(new CaptureFailure(why, false, time.instant())));
        return new CommandEnding.Failed(hopeless);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
