package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.Optional;

/// Marks in the run ledger by which scopes say that they are ready, so that a run's review is one listing.
final class ScopeMarkers {

    private ScopeMarkers() {}

    /// @return whether the scope was not marked before
    static boolean ready(RunLedger ledger, RunKey run, ScopeReport report) {
        return ledger.create(LedgerKeys.ready(run) + report.scope(), Json.write(report));
    }

    static Optional<ScopeReport> read(RunLedger ledger, RunKey run, Scope scope) {
        return ledger.read(LedgerKeys.ready(run) + scope).map(entry -> Json.read(entry.text(), ScopeReport.class));
    }
}
