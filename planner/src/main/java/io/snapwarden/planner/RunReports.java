package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.runtime.port.RunLedger;
import java.util.List;
import java.util.Optional;

/// How runs stand, for whoever asks, whoever worked on them.
public final class RunReports {

    private final Rolls rolls;
    private final RunLedger ledger;

    public RunReports(RunLedger ledger) {
        this.rolls = new Rolls(ledger);
        this.ledger = ledger;
    }

    /// A scope that nobody has looked at yet is left out.
    public RunReport of(RunRecord record) {
        var scopes = record.everywhere().stream()
                .flatMap(scope -> report(record, scope).stream())
                .toList();
        boolean settled = record.phase() == RunRecord.Phase.SETTLED;
        return new RunReport(record.run(), record.openedAt(), record.windowEnd(), settled, scopes);
    }

    /// The hooks after captures that a run still owes, each with its resource. Only they may keep a run open in which
    /// everything has ended, and one that has settled may owe those of a late attempt.
    public List<String> owedHooks(RunRecord record) {
        return LateHooks.rolls(ledger, rolls, record).stream()
                .flatMap(roll -> OwedHooks.words(ledger, roll).stream())
                .toList();
    }

    private Optional<ScopeReport> report(RunRecord record, Scope scope) {
        return rolls.read(record.run(), scope)
                .map(ScopeReport::of)
                .or(() -> ScopeMarkers.read(ledger, record.run(), scope));
    }
}
