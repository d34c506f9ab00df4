package io.snapwarden.pruner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.runtime.port.RunLedger;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far a run's prune of a scope has got: counted in the ledger, where a message that comes twice counts once.
final class RunTally {

    private final RunLedger ledger;
    private final InstantSource time;

    RunTally(RunLedger ledger, InstantSource time) {
        this.ledger = ledger;
        this.time = time;
    }

    /// @param expired how many points the plan let go, those that are gone by now included
    /// @param deleted fingerprints of the points that are gone
    record Tally(int kept, int expired, List<String> refused, List<String> deleted) {

        static final Tally EMPTY = new Tally(0, 0, List.of(), List.of());

        Tally {
            refused = List.copyOf(refused);
            deleted = List.copyOf(deleted);
        }
    }

    /// A plan was made: it replaces what an earlier plan of the run had said. A plan that lets nothing go, where no
    /// plan was before, is not worth a write.
    ///
    /// @param pruned all that the plan lets go, refused ones too
    Event.ScopePruned planned(Scope scope, RunKey run, int kept, Collection<Candidate> pruned, List<String> refused) {
        var key = key(scope, run);
        if (pruned.isEmpty() && ledger.read(key).isEmpty()) {
            return event(scope, run, new Tally(kept, 0, Refusals.few(refused), List.of()));
        }
        var listed = pruned.stream().map(Fingerprint::of).collect(Collectors.toSet());
        return event(scope, run, Rewrite.of(ledger, key, Tally.class, before -> {
            var deleted = before.orElse(Tally.EMPTY).deleted();
            var all = new HashSet<>(listed);
            all.addAll(deleted);
            return new Tally(kept, all.size(), Refusals.few(refused), deleted);
        }));
    }

    Event.ScopePruned deleted(Scope scope, RunKey run, Set<Candidate> gone, List<String> refused) {
        return event(scope, run, Rewrite.of(ledger, key(scope, run), Tally.class, before -> {
            var earlier = before.orElse(Tally.EMPTY);
            var deleted = new TreeSet<>(earlier.deleted());
            gone.forEach(point -> deleted.add(Fingerprint.of(point)));
            var all = Stream.concat(earlier.refused().stream(), refused.stream())
                    .distinct()
                    .toList();
            return new Tally(
                    earlier.kept(),
                    Math.max(earlier.expired(), deleted.size()),
                    Refusals.few(all),
                    List.copyOf(deleted));
        }));
    }

    private Event.ScopePruned event(Scope scope, RunKey run, Tally tally) {
        return new Event.ScopePruned(
                scope,
                run,
                false,
                tally.kept(),
                tally.expired(),
                tally.deleted().size(),
                tally.refused(),
                time.instant());
    }

    private static String key(Scope scope, RunKey run) {
        return "prunes/" + scope + "/" + run.policy() + "/" + run.slot();
    }
}
