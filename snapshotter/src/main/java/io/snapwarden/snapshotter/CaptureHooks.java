package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.snapshotter.hook.HookLease;
import io.snapwarden.snapshotter.hook.HookLedger;
import io.snapwarden.snapshotter.hook.HookLedger.Opening;
import io.snapwarden.snapshotter.hook.HookRuns;
import io.snapwarden.snapshotter.hook.HookRuns.Readied;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hooks around captures. Whatever comes of a capture whose hooks were begun, the hooks after it are run: by whoever
/// began it, by whoever takes it over, or when the planner finds them owed.
final class CaptureHooks {

    private static final Logger log = LoggerFactory.getLogger(CaptureHooks.class);

    /// Makes the point.
    interface Inner {

        /// @param trouble why the source is not as its hooks should have left it; null when it is
        Capturing capture(@Nullable Trouble trouble);

        /// The first of its hooks were run, the next has to wait, and nothing is captured.
        void brokenOff();
    }

    record Trouble(String why, Quiesce.OnFailure onFailure) {}

    private final HookRuns runs;
    private final HookLedger ledger;
    private final InstantSource time;

    CaptureHooks(HookRuns runs, HookLedger ledger, InstantSource time) {
        this.runs = runs;
        this.ledger = ledger;
        this.time = time;
    }

    /// @param kept our right to make the point; it and what is held beside it are kept while hooks are waited for
    Capturing around(CaptureRecoveryPoint work, Kept kept, Inner inner) {
        var hooks = work.hooks();
        if (hooks == null) {
            return inner.capture(null);
        }
        var key = work.key();
        var earlier = settleEarlier(key, kept);
        if (earlier != null) {
            return earlier;
        }
        var holder = kept.hold().capture().value();
        ledger.open(key, Hooks.Stage.COMPLETED, hooks.after(Hooks.Stage.COMPLETED), holder);
        return switch (ledger.open(key, Hooks.Stage.CAPTURED, hooks.after(Hooks.Stage.CAPTURED), holder)) {
            case Opening.Held(var rest) -> atIt(rest);
            case Opening.None() -> begin(hooks, kept, inner);
            case Opening.Open(var lease) -> {
                kept.with(lease);
                var outcome = "unknown";
                try {
                    var capturing = begin(hooks, kept, inner);
                    outcome = word(capturing);
                    yield capturing;
                } finally {
                    runs.after(lease, outcome, kept::all);
                    kept.withoutLease();
                }
            }
        };
    }

    private Capturing begin(Hooks hooks, Kept kept, Inner inner) {
        var hold = kept.hold();
        return switch (runs.before(hold.key(), hooks.before(), hold.capture().value(), kept::all)) {
            case Readied.Ready() -> inner.capture(null);
            case Readied.Failed(var why, var onFailure) -> inner.capture(new Trouble(why, onFailure));
            case Readied.NotNow(var pause, var begun, var why) -> {
                if (begun) {
                    inner.brokenOff();
                }
                yield new Capturing.NotNow(pause, false, why);
            }
        };
    }

    /// What an earlier attempt left undone comes before the next one brings the source to rest again.
    private @Nullable Capturing settleEarlier(PointKey key, Kept kept) {
        for (int attempt = 1; attempt < key.attempt(); attempt++) {
            switch (owed(new PointKey(key.obligation(), attempt))) {
                case Opening.Open(var lease) -> pay(lease, "failed", kept::all);
                case Opening.Held(var rest) -> {
                    return atIt(rest);
                }
                case Opening.None() -> {}
            }
        }
        return null;
    }

    /// The point of this attempt was found. Whoever made it may have died before he ran what comes after.
    void adopted(CaptureRecoveryPoint work) {
        if (work.hooks() != null && owed(work.key()) instanceof Opening.Open(var lease)) {
            pay(lease, "captured", () -> {});
        }
    }

    /// A backup goes on without the ledger; the planner asks again for what is owed.
    private Opening owed(PointKey key) {
        try {
            return ledger.take(key, Hooks.Stage.CAPTURED);
        } catch (DependencyException e) {
            log.warn("Going on without knowing which hooks are owed [point={}]: {}", key, e.getMessage());
            return new Opening.None();
        }
    }

    /// As the planner asks, who finds what is owed.
    Outcome settle(Work.SettleHooks work) {
        return switch (ledger.take(work.key(), work.stage())) {
            case Opening.None() -> new Outcome.Done();
            case Opening.Held(var rest) -> new Outcome.Later(rest, "another delivery is at the hooks of " + work.key());
            case Opening.Open(var lease) -> {
                pay(lease, work.outcome(), () -> {});
                yield new Outcome.Done();
            }
        };
    }

    private void pay(HookLease lease, String outcome, Runnable each) {
        var keeping = new Keeping(lease);
        runs.after(lease, outcome, () -> {
            keeping.run();
            each.run();
        });
    }

    private static Capturing atIt(Duration rest) {
        return new Capturing.NotNow(rest, false, "another delivery is at its hooks");
    }

    private static String word(Capturing capturing) {
        return switch (capturing) {
            case Capturing.Made _ -> "captured";
            case Capturing.Refused _ -> "failed";
            case Capturing.NotNow _, Capturing.TooSoon _, Capturing.Unsure _ -> "unknown";
        };
    }

    /// Keeps a lease while its hooks are waited for.
    private final class Keeping implements Runnable {

        private final HookLease lease;
        private Instant next = time.instant().plus(Kept.SAID_EVERY);

        Keeping(HookLease lease) {
            this.lease = lease;
        }

        @Override
        public void run() {
            var now = time.instant();
            if (!now.isBefore(next)) {
                next = now.plus(Kept.SAID_EVERY);
                lease.keep();
            }
        }
    }
}
