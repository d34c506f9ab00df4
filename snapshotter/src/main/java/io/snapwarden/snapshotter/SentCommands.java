package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.run.SentCommand;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.InstantSource;

/// Notes which command was sent for which attempt, so that the planner sees how it ends.
///
/// A note that could not be written is trouble: the message comes again, the command is found by its comment, and is
/// noted then.
final class SentCommands {

    private final RunLedger ledger;
    private final InstantSource time;

    SentCommands(RunLedger ledger, InstantSource time) {
        this.ledger = ledger;
        this.time = time;
    }

    /// Repeatable: the first word on an attempt stands.
    void note(PointKey key, CommandBackup command, String executionId, String id) {
        var owed = key.obligation();
        var proof = command.proof();
        var script = command.script();
        var note = new SentCommand(
                id,
                script.document(),
                time.instant(),
                script.timeout(),
                proof == null ? null : proof.of(key, executionId));
        ledger.create(
                String.join(
                        "/",
                        "commands",
                        owed.policy().value(),
                        owed.slot().toString(),
                        owed.scope().toString(),
                        owed.source().keyWord(),
                        Integer.toString(key.attempt())),
                Json.write(note));
    }
}
