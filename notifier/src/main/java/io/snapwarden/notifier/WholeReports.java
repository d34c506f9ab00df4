package io.snapwarden.notifier;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;

/// Reads the scopes of a run for which its event had no room. Where the run ledger was lost meanwhile, what the event
/// names is told, and how much is not named.
final class WholeReports {

    private final RunLedger ledger;

    WholeReports(RunLedger ledger) {
        this.ledger = ledger;
    }

    Event of(Event event) {
        return switch (event) {
            case Event.RunClosed(var report, var at)
            when report.rest() != null -> new Event.RunClosed(whole(report, report.rest()), at);
            case Event.RunSettled(var report, var at)
            when report.rest() != null -> new Event.RunSettled(whole(report, report.rest()), at);
            default -> event;
        };
    }

    private RunReport whole(RunReport report, RunReport.Rest rest) {
        return ledger.read(report.keyOf(rest.hash()))
                .map(entry -> Json.read(entry.text(), RunReport.class))
                .filter(found -> found.run().equals(report.run()))
                .orElse(report);
    }
}
