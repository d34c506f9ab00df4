package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runs in the run ledger: which are open, and how far each is.
public final class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    /// A record that was written longer before its slot than this was written under a wrong clock.
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final Duration RECORD_FOLLOWS_WITHIN = Duration.ofHours(1);

    /// So many others may write a record between our reading and our writing.
    private static final int TRIES = 5;

    private final RunLedger ledger;

    /// Whether this process knows of an unsettled run; before the first look there may be one.
    private volatile boolean someOpen = true;

    /// How many runs this process opened: one may come while another thread looks.
    private final AtomicInteger opened = new AtomicInteger();

    public Runs(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// Writes the run down unless it stands there, and marks it as open. The mark comes first: a record without one
    /// would be a run that nobody ever closes.
    ///
    /// @return the run as it stands
    RunRecord open(RunRecord run, Instant now) {
        forgetIfWrittenTooEarly(run.run(), now);
        var standing = find(run.run()).orElse(null);
        if (standing == null) {
            ledger.create(LedgerKeys.open(run.run()), "");
            standing = ledger.create(LedgerKeys.run(run.run()), Json.write(run))
                    ? run
                    : find(run.run()).orElse(run);
        } else if (!standing.settled()) {
            ledger.create(LedgerKeys.open(run.run()), "");
        }
        opened.incrementAndGet();
        someOpen = true;
        return standing;
    }

    /// False only when the last look found every run settled and none was opened here since.
    boolean mayBeUnsettled() {
        return someOpen;
    }

    /// Every run that is not settled, in order of policy and slot. One that cannot be read costs the others nothing.
    public List<RunRecord> unsettled() {
        int openedBefore = opened.get();
        var runs = new ArrayList<RunRecord>();
        for (var key : ledger.keys(LedgerKeys.OPEN)) {
            readable(key).ifPresent(runs::add);
        }
        someOpen = !runs.isEmpty() || opened.get() != openedBefore;
        return runs;
    }

    public Optional<RunRecord> find(RunKey run) {
        return ledger.read(LedgerKeys.run(run)).map(entry -> Json.read(entry.text(), RunRecord.class));
    }

    /// The run as it stands; where the ledger cannot be reached, as it would have been opened by the schedule.
    Optional<RunRecord> findOrAssume(RunKey run, Scope scope, @Nullable Policy policy) {
        try {
            return find(run);
        } catch (DependencyException e) {
            if (policy == null) {
                return Optional.empty();
            }
            log.warn("Assuming that {} is open, without the run ledger: {}", run, e.getMessage());
            var windowEnd = policy.schedule().windowEnd(run.slot());
            return Optional.of(
                    RunRecord.opened(run, List.of(scope), false, run.slot().at(), windowEnd));
        }
    }

    /// The slots of a policy that have an unsettled run.
    Stream<Slot> openSlots(PolicyName policy) {
        return ledger.keys(LedgerKeys.OPEN + policy + "/").stream().map(Runs::slotOf);
    }

    /// The policy's newest run, settled or not. It reads the names of all of its runs, so it is for people.
    public Optional<RunRecord> newest(PolicyName policy) {
        var suffix = "/run";
        return ledger.keys("runs/" + policy + "/").stream()
                .filter(key -> key.endsWith(suffix))
                .map(key -> slotOf(key.substring(0, key.length() - suffix.length())))
                .max(Comparator.naturalOrder())
                .flatMap(slot -> find(new RunKey(policy, slot)));
    }

    /// Changes a run if it stands as it should.
    ///
    /// @return whether it was changed by us
    boolean change(RunKey run, Predicate<RunRecord> should, UnaryOperator<RunRecord> change) {
        for (int tries = 0; tries < TRIES; tries++) {
            var entry = ledger.read(LedgerKeys.run(run)).orElse(null);
            var standing = entry == null ? null : Json.read(entry.text(), RunRecord.class);
            if (entry == null || standing == null || !should.test(standing)) {
                return false;
            }
            if (ledger.replace(LedgerKeys.run(run), Json.write(change.apply(standing)), entry.version())) {
                return true;
            }
        }
        return false;
    }

    /// Whoever looks for runs finds it.
    void mark(RunKey run) {
        ledger.create(LedgerKeys.open(run), "");
        opened.incrementAndGet();
        someOpen = true;
    }

    void forget(RunKey run) {
        ledger.remove(LedgerKeys.open(run));
    }

    /// A clock that ran ahead has opened this run, and perhaps settled it, before its time: it would pass for done.
    private void forgetIfWrittenTooEarly(RunKey run, Instant now) {
        boolean tooEarly = ledger.read(LedgerKeys.run(run))
                .filter(entry -> now.minus(entry.age()).isBefore(run.slot().at().minus(CLOCK_TOLERANCE)))
                .isPresent();
        if (tooEarly && !run.slot().at().isAfter(now)) {
            log.warn(
                    "Opening {} anew: its record was written before its slot, by a process whose clock was ahead", run);
            ledger.keys(LedgerKeys.all(run)).forEach(ledger::remove);
        }
    }

    private Optional<RunRecord> readable(String key) {
        try {
            var record = find(runOf(key));
            if (record.isEmpty()) {
                removeIfLeft(key);
            }
            return record;
        } catch (IllegalArgumentException e) {
            log.error("Cannot read the run of {}, remove both from the run ledger: {}", key, e.getMessage());
            return Optional.empty();
        }
    }

    /// A mark stands before its record for an instant. One that stands alone for long is what a lost ledger left: the
    /// slot is opened again with both, if it is due.
    private void removeIfLeft(String key) {
        if (ledger.read(key)
                .filter(mark -> mark.age().compareTo(RECORD_FOLLOWS_WITHIN) > 0)
                .isPresent()) {
            log.warn("Removing {}, which marks a run that the run ledger does not know", key);
            ledger.remove(key);
        }
    }

    private static RunKey runOf(String key) {
        return new RunKey(new PolicyName(key.split("/", -1)[1]), slotOf(key));
    }

    /// The last word of an open run's key.
    private static Slot slotOf(String key) {
        return Slot.parse(key.substring(key.lastIndexOf('/') + 1));
    }
}
