package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The room of workloads, whose points live in several stores: each store has its own limit, which it shares with every
/// other policy there, so a workload gives nobody more room than he had.
record JoinedLimit(List<PolicyStore> stores, Function<PolicyStore, DailyLimit> limits) implements DayRoom {

    JoinedLimit {
        stores = List.copyOf(stores);
    }

    /// No single count is that of every store: each counts for itself when it is first asked.
    @Override
    public boolean isOpen(Scope scope) {
        return true;
    }

    @Override
    public void open(Scope scope, int total) {
        throw new IllegalStateException("each store counts its own points");
    }

    @Override
    public Set<Candidate> roomFor(Scope scope, Collection<Candidate> wanted) {
        return each(wanted, (limit, held) -> limit.roomFor(scope, held));
    }

    @Override
    public Set<Candidate> claim(Scope scope, Collection<Candidate> wanted) {
        return each(wanted, (limit, held) -> limit.claim(scope, held));
    }

    private Set<Candidate> each(
            Collection<Candidate> wanted, BiFunction<DailyLimit, Collection<Candidate>, Set<Candidate>> ask) {
        var admitted = new HashSet<Candidate>();
        for (var store : stores) {
            var held = wanted.stream()
                    .filter(point -> store.holds(point.key().obligation().source()))
                    .toList();
            if (!held.isEmpty()) {
                admitted.addAll(ask.apply(limits.apply(store), held));
            }
        }
        return admitted;
    }
}
