package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Quiesce.OnFailure;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.CaptureStarts.Start;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.snapshotter.CaptureHooks.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One obligation of a message, on its way from the claim to the event: alone, or beside the others of its workload.
/// For one thread at a time.
abstract class Member {

    private final CaptureRecoveryPoint work;
    private final Instant notAfter;
    private final Claims claims;
    private final Failures failures;
    private final InstantSource time;
    private final Duration settle;
    private @Nullable Kept kept;
    private @Nullable Outcome outcome;
    private @Nullable Capturing result;
    private @Nullable Trouble trouble;
    private @Nullable RuntimeException failure;
    private @Nullable Instant begunAt;
    private boolean paused;
    private Duration rest = Duration.ZERO;
    private String why = "it was captured before";

    Member(
            CaptureRecoveryPoint work,
            Instant notAfter,
            Claims claims,
            Failures failures,
            InstantSource time,
            Duration settle) {
        this.work = work;
        this.notAfter = notAfter;
        this.claims = claims;
        this.failures = failures;
        this.time = time;
        this.settle = settle;
    }

    /// How many pending snapshots it takes room for.
    abstract int size();

    /// Goes on with a claim that nobody had before.
    abstract void begin(Hold hold);

    /// Looks what there is before it takes a claim over.
    abstract void look(Claiming.LookFirst looked);

    /// Makes the point, or asks for it.
    abstract Capturing capture(Kept held, @Nullable Trouble unquiet);

    /// Tells what came of it.
    abstract Outcome told(Capturing.Made made);

    /// What an earlier call may have left. Empty where nothing shows yet.
    abstract Optional<Outcome> tooSoon();

    /// Whether hooks are run around it.
    abstract boolean hasHooks();

    /// Whether a part of it exists.
    abstract boolean isBegun();

    /// The snapshots that it has by now and whose tags may be written.
    abstract List<SnapshotId> taggable();

    void place(Place room) {}

    /// Gives back what room it has left: others of its workload may take minutes. Repeatable.
    void leave() {}

    CaptureRecoveryPoint work() {
        return work;
    }

    ResourceId source() {
        return work.key().obligation().source();
    }

    /// Drops out where somebody else holds it, before anything is claimed.
    void peek() {
        claims.heldNow(work.key()).ifPresent(this::dropOut);
    }

    void claim() {
        switch (claims.claim(work.key())) {
            case Claiming.Ours(var hold) -> begin(hold);
            case Claiming.LookFirst looked -> look(looked);
            case Claiming.Theirs theirs -> dropOut(theirs);
            case Claiming.Resting resting -> dropOut(resting);
            case Claiming.Ended ended -> dropOut(ended);
        }
    }

    private void dropOut(Claiming by) {
        switch (by) {
            case Claiming.Theirs(var pause) -> waits(pause, "another delivery is at work on it");
            case Claiming.Resting(var pause, var pauses) -> {
                rest = pause.compareTo(Respite.most(left())) > 0 ? Duration.ZERO : pause;
                waits(pause, "its hooks were run in vain, time " + pauses + ", so they are not run again at once");
            }
            case Claiming.Ended _ -> end(new Outcome.Done());
            case Claiming.Ours _, Claiming.LookFirst _ -> throw new IllegalStateException(by + " is no one else's");
        }
    }

    /// It is ours to make.
    final void ours(Hold hold) {
        kept = new Kept(claims, time, hold);
    }

    final void taken(Optional<Hold> hold) {
        hold.ifPresentOrElse(this::ours, () -> waits(settle, "another delivery has just taken it over"));
    }

    /// The point is there; telling comes when the others are captured.
    final void found(Capturing.Made made) {
        result = made;
    }

    final void waits(Duration pause, String reason) {
        why = reason;
        end(later(pause, reason));
    }

    /// How long it is left alone from now; zero where it is not, or for longer than its message can wait.
    Duration rest() {
        return rest;
    }

    /// Waits for one of its workload, unless it has to wait already, or was begun.
    void restsToo(Duration pause) {
        if (outcome != null || result != null || isBegun()) {
            return;
        }
        if (kept != null) {
            claims.reopen(kept.hold());
        }
        why = "an application of its workload is left alone for a while, and it is captured with it";
        end(rests(pause, why));
    }

    private void end(Outcome with) {
        outcome = with;
    }

    /// Neither ended nor found: to be captured now.
    boolean isOpen() {
        return kept != null && result == null && outcome == null;
    }

    boolean hasEnded() {
        return outcome != null;
    }

    Kept kept() {
        if (kept == null) {
            throw new IllegalStateException("nobody holds " + work.key());
        }
        return kept;
    }

    /// What its hooks made of it, or what came of its capture.
    void becomes(Capturing capturing) {
        result = capturing;
    }

    /// Its hooks were run.
    void readied(@Nullable Trouble by) {
        trouble = by;
        var hooks = work.hooks();
        paused = hooks != null && !hooks.before().isEmpty();
    }

    /// Whether something was paused for it, which it should not be for nothing again and again.
    boolean isPaused() {
        return paused;
    }

    /// Whether nothing came of it that is known.
    boolean isPausedInVain() {
        return paused
                && (result instanceof Capturing.NotNow
                        || result instanceof Capturing.TooSoon
                        || result instanceof Capturing.Unsure);
    }

    /// By some of its hooks, or for others of its workload, which come again together.
    void wasPaused() {
        paused = true;
    }

    /// Why nothing of a workload shall be captured that is captured whole or not at all; null where nothing speaks
    /// against it.
    @Nullable
    Capturing hindrance() {
        var unquiet = trouble;
        if (unquiet != null && unquiet.onFailure() == OnFailure.FAIL) {
            return new Capturing.Refused(
                    "its workload is not captured, for " + source() + " could not be brought to rest: " + unquiet.why(),
                    false);
        }
        return result instanceof Capturing.NotNow(var pause, var _, var reason)
                ? new Capturing.NotNow(pause, false, "its workload waits for " + source() + ": " + reason)
                : null;
    }

    /// What it becomes where its own hooks are the hindrance.
    Capturing refusal() {
        var unquiet = trouble;
        return new Capturing.Refused(
                "it could not be brought to rest: " + (unquiet == null ? "" : unquiet.why()), false);
    }

    /// Its failure stays its own: the others are captured all the same.
    void make() {
        var held = kept();
        try {
            result = capture(held, trouble);
        } catch (RuntimeException e) {
            failure = e;
            result = new Capturing.Unsure(String.valueOf(e.getMessage()));
        } finally {
            leave();
        }
    }

    Capturing made() {
        if (result == null) {
            throw new IllegalStateException("nothing came of " + work.key());
        }
        return result;
    }

    /// Trouble costs the others nothing: it is thrown when all are concluded.
    void conclude() {
        try {
            if (outcome == null && failure == null) {
                outcome = concluded();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        var thrown = failure;
        if (thrown != null) {
            var reason = said(String.valueOf(thrown.getMessage()));
            end(result instanceof Capturing.Made ? later(settle, reason) : inDoubt(reason));
        }
    }

    void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    private Outcome concluded() {
        var capturing = result;
        if (capturing == null) {
            throw new IllegalStateException("nothing came of " + work.key());
        }
        return switch (capturing) {
            case Capturing.Made made -> {
                begunAt = made.begunAt();
                yield told(made);
            }
            case Capturing.Unsure(var reason) -> inDoubt(said(reason));
            case Capturing.NotNow(var pause, var noRoom, var reason) -> notNow(pause, noRoom, said(reason));
            case Capturing.TooSoon(var reason) -> tooSoon().orElseGet(() -> inDoubt(said(reason)));
            case Capturing.Refused(var reason, var gone) -> {
                failures.leave(work.key(), new CaptureFailure(said(reason), gone, time.instant()));
                claims.refuse(kept().hold());
                yield new Outcome.Done();
            }
        };
    }

    /// Others may make it at once, unless an application was paused for nothing.
    private Outcome notNow(Duration pause, boolean noRoom, String reason) {
        if (paused) {
            return rests(longer(pause, claims.reopenInVain(kept().hold(), respite(noRoom))), reason);
        }
        claims.reopen(kept().hold());
        return later(pause, reason);
    }

    /// Only a look can tell, when listings show what there is. If it shows nothing, an application was paused for that.
    private Outcome inDoubt(String reason) {
        return paused
                ? rests(longer(settle, claims.doubtInVain(kept().hold(), respite(false))), reason)
                : later(settle, reason);
    }

    private IntFunction<Duration> respite(boolean noRoom) {
        var left = left();
        return pauses -> Respite.within(left, Respite.after(pauses, noRoom));
    }

    private Duration left() {
        return Duration.between(time.instant(), notAfter);
    }

    /// What leaves time for one more try is not spread beyond that.
    private Outcome rests(Duration pause, String reason) {
        var most = longer(pause, Respite.most(left()));
        return new Outcome.Later(Spread.of(pause, work.key().obligation(), most), reason);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private String said(String reason) {
        why = reason;
        return reason;
    }

    Outcome outcome() {
        if (outcome == null) {
            throw new IllegalStateException(work.key() + " is not concluded");
        }
        return outcome;
    }

    /// When its capture began; empty while it is not captured.
    Optional<Start> start() {
        return Optional.ofNullable(begunAt)
                .map(at -> new Start(source(), work.key().attempt(), at));
    }

    /// Why it is not captured.
    String why() {
        return why;
    }

    final void begun(Instant at) {
        begunAt = at;
    }

    /// The next delivery comes for others.
    void settle() {
        if (begunAt != null && kept != null && outcome instanceof Outcome.Done) {
            claims.made(kept.hold());
        }
    }

    final Outcome later(Duration pause, String reason) {
        return new Outcome.Later(Spread.of(pause, work.key().obligation()), reason);
    }

    final Duration settleTime() {
        return settle;
    }

    final Instant now() {
        return time.instant();
    }
}
