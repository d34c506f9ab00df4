package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.runtime.port.RunLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How runs stand, for whoever asks, whoever worked on them.
public final class RunReports {

    private final Rolls rolls;
    private final RunLedger ledger;

    public RunReports(RunLedger ledger) {
        this.rolls = new Rolls(ledger);
        this.ledger = ledger;
    }

    /// How a run stands, and its hooks after captures that have not ended well. Only they may keep a run open in which
    /// everything has ended, and one that has settled may owe those of a late attempt.
    public record RunStanding(RunReport report, List<HookStanding> hooks) {
        public RunStanding {
            hooks = List.copyOf(hooks);
        }
    }

    /// A scope that nobody has looked at yet is left out.
    public RunReport of(RunRecord record) {
        return report(
                record,
                record.everywhere().stream()
                        .flatMap(scope -> report(record, scope, rolls.read(record.run(), scope)).stream())
                        .toList());
    }

    /// The same with its hooks; each roll is read once for both.
    ///
    /// @param policy whose run it is; null where it left the file, and nobody knows whether it has hooks
    public RunStanding standing(RunRecord record, @Nullable Policy policy) {
        var scopes = new ArrayList<ScopeReport>();
        var read = new HashMap<Scope, Roll>();
        for (var scope : record.everywhere()) {
            var roll = rolls.read(record.run(), scope);
            roll.ifPresent(found -> read.put(scope, found));
            report(record, scope, roll).ifPresent(scopes::add);
        }
        var hooks = OwedHooks.concern(policy)
                ? NotedRolls.of(ledger, record, scope -> Optional.ofNullable(read.get(scope))).stream()
                        .flatMap(roll -> OwedHooks.standing(ledger, roll).stream())
                        .toList()
                : List.<HookStanding>of();
        return new RunStanding(report(record, scopes), hooks);
    }

    private static RunReport report(RunRecord record, List<ScopeReport> scopes) {
        return new RunReport(record.run(), record.openedAt(), record.windowEnd(), record.settled(), scopes);
    }

    private Optional<ScopeReport> report(RunRecord record, Scope scope, Optional<Roll> roll) {
        return roll.map(ScopeReport::of).or(() -> ScopeMarkers.read(ledger, record.run(), scope));
    }
}
