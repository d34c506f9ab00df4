package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.simulation.model.InvocationRow;
import io.snapwarden.simulation.model.InvocationState;
import io.snapwarden.simulation.model.SimulatedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What applications backed up by themselves, from behind, in the form of EC2's snapshots: what Systems Manager has
/// made of a command, and what it left in S3. One that has not ended by its timeout has failed.
record CommandTruth(SimulatedAws aws) {

    private static final int ID_LENGTH = 17;

    /// What was sent, the oldest first.
    List<InvocationRow> sent(Scope scope) {
        return aws.stage(scope).invocations().stream()
                .filter(row -> row.command().request().document().equals(DumpDocument.NAME))
                .toList();
    }

    List<Snapshot> everything(Scope scope) {
        return sent(scope).stream().map(row -> snapshot(scope, row)).toList();
    }

    private Snapshot snapshot(Scope scope, InvocationRow row) {
        var state = state(row);
        var id = row.command().id();
        var tags = Map.of("snapwarden:capture", id, "snapwarden:members", "1", "snapwarden:work", workId(row));
        return new Snapshot(
                new SnapshotId("snap-" + id.replace("-", "").substring(0, ID_LENGTH)),
                scope.account(),
                told(row, "source"),
                Objects.requireNonNullElse(row.startedAt(), row.command().requestedAt()),
                state,
                "",
                attempt(row).description(),
                tags,
                state == Snapshot.State.COMPLETED ? row.endedAt() : null,
                null);
    }

    private Snapshot.State state(InvocationRow row) {
        if (isOverdue(row)) {
            return Snapshot.State.ERROR;
        }
        if (!row.state().isFinal()) {
            return Snapshot.State.PENDING;
        }
        return row.state() == InvocationState.SUCCESS && isProven(row)
                ? Snapshot.State.COMPLETED
                : Snapshot.State.ERROR;
    }

    /// Whether what it left is there, and was left by it.
    boolean isProven(InvocationRow row) {
        var began = row.startedAt();
        return began != null
                && aws.bucket(DumpDocument.BUCKET)
                        .read(DumpDocument.key(told(row, "proof")))
                        .filter(item ->
                                !item.text().isEmpty() && !item.writtenAt().isBefore(began))
                        .isPresent();
    }

    boolean isOverdue(InvocationRow row) {
        var ended = row.endedAt();
        return overdueAt(row).isBefore(ended == null ? aws.time().instant() : ended);
    }

    Instant overdueAt(InvocationRow row) {
        var timeout = Duration.ofSeconds(Long.parseLong(told(row, "executionTimeout")));
        return row.command().requestedAt().plus(timeout);
    }

    static TruePoint.Attempt attempt(InvocationRow row) {
        return TruePoint.attempt(
                Integer.parseInt(told(row, "attempt")),
                told(row, "policy"),
                Instant.parse(told(row, "slot")),
                told(row, "source"));
    }

    /// It stands in the comment.
    static String workId(InvocationRow row) {
        return workId(row.command().request().comment());
    }

    static String workId(String comment) {
        var last = comment.substring(comment.lastIndexOf(' ') + 1);
        return last.substring(0, last.indexOf('-'));
    }

    private static String told(InvocationRow row, String name) {
        return DumpDocument.parameter(row.command().request().parameters(), name);
    }
}
