package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// How many points may be deleted in a scope on one day, whoever deletes them; those of a vault, and those of RDS, are
/// counted by themselves. A point is claimed by its identity, so that a message that comes twice claims once.
final class DailyLimit implements DayRoom {

    private final PolicyStore store;
    private final RunLedger ledger;
    private final MaxDeletes most;
    private final InstantSource time;

    DailyLimit(PolicyStore store, RunLedger ledger, MaxDeletes most, InstantSource time) {
        this.store = store;
        this.ledger = ledger;
        this.most = most;
        this.time = time;
    }

    /// One day of one scope, as the ledger keeps it.
    ///
    /// @param total our points in the scope at the day's first prune that wants to delete
    /// @param claimed fingerprints of the points that were cleared for deletion, in order
    record Day(int total, List<String> claimed) {
        Day {
            claimed = List.copyOf(claimed);
        }
    }

    @Override
    public boolean isOpen(Scope scope) {
        return ledger.read(key(scope)).isPresent();
    }

    @Override
    public void open(Scope scope, int total) {
        ledger.create(key(scope), Json.write(new Day(total, List.of())));
    }

    @Override
    public Set<Candidate> roomFor(Scope scope, Collection<Candidate> wanted) {
        return admitted(Rewrite.of(ledger, key(scope), Day.class, day -> opened(scope, day)), fingerprints(wanted))
                .keySet();
    }

    @Override
    public Set<Candidate> claim(Scope scope, Collection<Candidate> wanted) {
        var fingerprints = fingerprints(wanted);
        var day = Rewrite.of(ledger, key(scope), Day.class, before -> {
            var open = opened(scope, before);
            var claimed = new TreeSet<>(open.claimed());
            claimed.addAll(admitted(open, fingerprints).values());
            return new Day(open.total(), List.copyOf(claimed));
        });
        var cleared = new HashMap<>(fingerprints);
        cleared.values().retainAll(new HashSet<>(day.claimed()));
        return cleared.keySet();
    }

    private static SequencedMap<Candidate, String> fingerprints(Collection<Candidate> points) {
        var fingerprints = LinkedHashMap.<Candidate, String>newLinkedHashMap(points.size());
        points.forEach(point -> fingerprints.computeIfAbsent(point, Fingerprint::of));
        return fingerprints;
    }

    /// The first of those that are wanted, as far as there is room, and all that were claimed before.
    private Map<Candidate, String> admitted(Day day, SequencedMap<Candidate, String> wanted) {
        var claimed = new HashSet<>(day.claimed());
        int room = most.of(day.total()) - claimed.size();
        var admitted = new HashMap<Candidate, String>();
        for (var point : wanted.entrySet()) {
            boolean before = claimed.contains(point.getValue());
            if (before || room > 0) {
                admitted.put(point.getKey(), point.getValue());
                room -= before ? 0 : 1;
            }
        }
        return admitted;
    }

    private Day opened(Scope scope, Optional<Day> day) {
        return day.orElseGet(() -> new Day(store.everything(scope).points().size(), List.of()));
    }

    private String key(Scope scope) {
        var day = time.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return store.counted() + "/" + scope + "/" + day;
    }
}
