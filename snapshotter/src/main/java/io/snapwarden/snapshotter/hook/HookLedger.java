package io.snapwarden.snapshotter.hook;

import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.run.HookDebt;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers which after-hooks are owed: written before the first hook of an attempt is run, and empty when the last
/// has ended. The planner finds what stays, asks for it again, and clears away what is paid.
public final class HookLedger {

    private static final Logger log = LoggerFactory.getLogger(HookLedger.class);

    /// What came of asking for a lease.
    public sealed interface Opening {

        record Open(HookLease lease) implements Opening {}

        /// Somebody was at it a moment ago.
        record Held(Duration rest) implements Opening {}

        /// Nothing is owed.
        record None() implements Opening {}
    }

    enum Restated {
        DONE,
        TAKEN,
        UNKNOWN
    }

    private final RunLedger ledger;
    private final Duration settle;

    /// @param settle a debt that nobody has kept for so long may be taken over
    public HookLedger(RunLedger ledger, Duration settle) {
        this.ledger = ledger;
        this.settle = settle;
    }

    /// Notes what an attempt is about to owe. What somebody who died left there is taken over, and owed as a whole.
    ///
    /// @param holder nobody else calls himself so
    public Opening open(PointKey key, Hooks.Stage stage, List<Hooks.After> owed, String holder) {
        if (owed.isEmpty()) {
            return new Opening.None();
        }
        var debt = HookDebt.of(owed, holder);
        try {
            if (ledger.create(path(key, stage), Json.write(debt))) {
                mark(key);
                return new Opening.Open(HookLease.written(this, key, stage, debt));
            }
            var found = ledger.read(path(key, stage)).orElse(null);
            if (found == null) {
                return new Opening.Held(settle);
            }
            var standing = parse(found, key);
            return standing.isPaid() || isOld(found)
                    ? replace(key, stage, standing.anew(owed, holder), found)
                    : new Opening.Held(settle.minus(found.age()));
        } catch (DependencyException e) {
            log.warn("Running hooks that nobody notes, for the run ledger failed [point={}]: {}", key, e.getMessage());
            return new Opening.Open(HookLease.unwritten(this, key, stage, debt));
        }
    }

    /// What is owed of an attempt, unless somebody is at it.
    public Opening take(PointKey key, Hooks.Stage stage) {
        var found = ledger.read(path(key, stage)).orElse(null);
        if (found == null) {
            return new Opening.None();
        }
        var standing = parse(found, key);
        if (standing.isPaid()) {
            return new Opening.None();
        }
        return isOld(found)
                ? replace(key, stage, standing.by("again-" + (standing.turn() + 1)), found)
                : new Opening.Held(settle.minus(found.age()));
    }

    private boolean isOld(RunLedger.Entry entry) {
        return entry.age().compareTo(settle) >= 0;
    }

    private Opening replace(PointKey key, Hooks.Stage stage, HookDebt debt, RunLedger.Entry found) {
        if (!ledger.replace(path(key, stage), Json.write(debt), found.version())) {
            return new Opening.Held(settle);
        }
        mark(key);
        return new Opening.Open(HookLease.written(this, key, stage, debt));
    }

    /// The planner looks for notes of the runs that have this mark. Where a run has settled, and is captured again by
    /// an order that was sent without the ledger, the mark is gone. The note comes first: the planner takes the
    /// mark away before its last look for notes, so one of the two sees the other.
    private void mark(PointKey key) {
        var owed = key.obligation();
        var mark = "open/" + owed.policy() + "/" + owed.slot();
        try {
            if (ledger.read(mark).isEmpty()) {
                ledger.create(mark, "");
            }
        } catch (DependencyException e) {
            log.warn(
                    "Nobody may look for the hooks that are owed, for the run ledger failed [point={}]: {}",
                    key,
                    e.getMessage());
        }
    }

    /// Writes how it stands now, unless it is somebody else's. What was lost with the ledger is written again.
    Restated restate(PointKey key, Hooks.Stage stage, HookDebt debt) {
        var path = path(key, stage);
        try {
            var found = ledger.read(path).orElse(null);
            if (found == null) {
                return ledger.create(path, Json.write(debt)) ? Restated.DONE : Restated.TAKEN;
            }
            var standing = parse(found, key);
            return standing.holder().equals(debt.holder()) && ledger.replace(path, Json.write(debt), found.version())
                    ? Restated.DONE
                    : Restated.TAKEN;
        } catch (DependencyException e) {
            log.warn("How owed hooks stand could not be written down [point={}]: {}", key, e.getMessage());
            return Restated.UNKNOWN;
        }
    }

    /// What nobody can read is taken for paid.
    private static HookDebt parse(RunLedger.Entry entry, PointKey key) {
        try {
            return Json.read(entry.text(), HookDebt.class);
        } catch (IllegalArgumentException e) {
            log.error("What is owed of hooks cannot be read, and is dropped [point={}]: {}", key, e.getMessage());
            return HookDebt.of(List.of(), "");
        }
    }

    private static String path(PointKey key, Hooks.Stage stage) {
        var owed = key.obligation();
        return String.join(
                "/",
                "hooks",
                owed.policy().value(),
                owed.slot().toString(),
                owed.scope().toString(),
                owed.source().keyWord(),
                Integer.toString(key.attempt()),
                stage.toString());
    }
}
