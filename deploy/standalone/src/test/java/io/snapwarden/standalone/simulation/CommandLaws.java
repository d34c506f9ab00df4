package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.InvocationRow;
import io.snapwarden.simulation.model.InvocationState;
import io.snapwarden.standalone.simulation.Chronicle.Said;
import java.util.List;

/// What is said of applications that back themselves up, against what their hosts did and left.
record CommandLaws(World world, RunLaws runs, CommandTruth truth) {

    /// Whoever is told that a backup failed is told what it printed, or what lacks.
    void whatFailsSaysWhatItPrinted() {
        for (var said : world.chronicle().said()) {
            if (said.event() instanceof Event.RecoveryPointFailed failed
                    && failed.kind() == ResourceKind.COMMAND
                    && !runs.doubtful(said, failed.key().obligation())) {
                rows(failed).forEach(row -> explained(said, failed, row));
            }
        }
    }

    private static void explained(Said said, Event.RecoveryPointFailed failed, InvocationRow row) {
        var printed = (row.state() == InvocationState.FAILED ? row.errorOutput() : row.output()).strip();
        var ended = row.endedAt();
        boolean known = ended != null && ended.isBefore(said.began());
        if (known && !printed.isEmpty() && !failed.reason().contains(printed) && !isGivenUp(failed)) {
            throw new AssertionError(failed.key() + " is said to have failed (" + failed.reason()
                    + "), but not what it printed: " + printed);
        }
    }

    /// It was not waited for any longer, whatever it did afterwards.
    private static boolean isGivenUp(Event.RecoveryPointFailed failed) {
        return failed.reason().contains("did not end within");
    }

    /// A command that never ends is given up, and people are told.
    void whatNeverEndsIsGivenUpAndTold() {
        for (var scope : world.estate().scene().scopes()) {
            for (var row : truth.sent(scope)) {
                if (truth.isOverdue(row)) {
                    over(row);
                    told(scope, row);
                }
            }
        }
    }

    private static void over(InvocationRow row) {
        if (!row.state().isFinal()) {
            throw new AssertionError("nobody gave it up: " + row);
        }
    }

    private void told(Scope scope, InvocationRow row) {
        var attempt = CommandTruth.attempt(row);
        boolean told = world.chronicle().said().stream()
                .map(Said::event)
                .anyMatch(event -> event instanceof Event.RecoveryPointFailed failed
                        && attempt(failed).equals(attempt)
                        && failed.key().obligation().scope().equals(scope));
        boolean late = world.chronicle().said().stream()
                .map(Said::event)
                .anyMatch(event -> event instanceof Event.RecoveryPointCompleted done
                        && done.key().obligation().workId().value().equals(CommandTruth.workId(row)));
        if (!told
                && !late
                && !world.chronicle().everLost()
                && !world.chronicle().wrongClocks()) {
            throw new AssertionError("nobody was told that it never ended: " + row);
        }
    }

    private List<InvocationRow> rows(Event.RecoveryPointFailed failed) {
        return truth.sent(failed.key().obligation().scope()).stream()
                .filter(row -> CommandTruth.attempt(row).equals(attempt(failed)))
                .toList();
    }

    private static TruePoint.Attempt attempt(Event.RecoveryPointFailed failed) {
        var owed = failed.key().obligation();
        return TruePoint.attempt(
                failed.key().attempt(),
                owed.policy().value(),
                owed.slot().at(),
                owed.source().value());
    }
}
