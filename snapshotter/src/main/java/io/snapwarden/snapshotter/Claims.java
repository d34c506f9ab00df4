package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims attempts in the run ledger before a call that must not happen twice. This is the one place that goes on
/// without the ledger: losing it may cost a twin, and a backup that was not made costs more.
final class Claims {

    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    private final RunLedger ledger;
    private final InstantSource time;
    private final Supplier<CaptureId> captureIds;
    private final Duration settle;
    private final UnwrittenClaims unwritten = new UnwrittenClaims();
    private final KeptClaims kept;

    Claims(RunLedger ledger, InstantSource time, Supplier<CaptureId> captureIds, Duration settle) {
        this.ledger = ledger;
        this.time = time;
        this.captureIds = captureIds;
        this.settle = settle;
        this.kept = new KeptClaims(ledger, time);
    }

    /// Whether all that was claimed from then on is known to be claimed still.
    boolean keptSince(Instant at) {
        return kept.since(at);
    }

    /// How a claim stands that somebody else holds, without claiming anything: his to keep for a while, or ended. Empty
    /// where a claim would be worth trying.
    Optional<Claiming> heldNow(PointKey key) {
        try {
            return ledger.read(path(key)).flatMap(found -> {
                var rest = settle.minus(found.age());
                var claim = parse(found);
                return switch (claim.state()) {
                    case REFUSED, MADE -> Optional.of(new Claiming.Ended());
                    case CLAIMED ->
                        resting(claim, found.age())
                                .or(() -> rest.isPositive()
                                        ? Optional.of(new Claiming.Theirs(rest))
                                        : Optional.<Claiming>empty());
                    case REOPENED -> resting(claim, found.age());
                };
            });
        } catch (DependencyException e) {
            without(key, e);
            return Optional.empty();
        }
    }

    /// Of many who claim an attempt at once, one gets it.
    Claiming claim(PointKey key) {
        return unwritten.of(key).map(this::standingUnwritten).orElseGet(() -> claimAnew(key));
    }

    private Claiming claimAnew(PointKey key) {
        var hold = new Hold(key, captureIds.get(), time.instant());
        try {
            var claiming = create(hold) ? new Claiming.Ours(hold) : standing(hold);
            write(unwritten.all());
            return claiming;
        } catch (DependencyException e) {
            return without(key, e);
        }
    }

    private Claiming standingUnwritten(Hold hold) {
        var rest = settle.minus(Duration.between(hold.since(), time.instant()));
        return rest.isPositive() ? new Claiming.Theirs(rest) : new Claiming.Unknown();
    }

    private boolean create(Hold hold) {
        var key = path(hold.key());
        boolean ours = ledger.create(key, Json.write(Claim.of(hold.capture())));
        if (ours) {
            kept.written(key);
        }
        return ours;
    }

    /// The ledger has just answered. If it does not answer any more, the next claim tries again.
    private void write(List<Hold> holds) {
        for (var hold : holds) {
            try {
                create(hold);
                unwritten.remove(hold);
            } catch (DependencyException e) {
                kept.failed();
                log.warn("A claim is still to be written [point={}]: {}", hold.key(), e.getMessage());
                return;
            }
        }
    }

    /// After having looked: takes the attempt over, to go on under this capture id. Of many, one gets it.
    Optional<Hold> take(PointKey key, Claiming.LookFirst looked, CaptureId capture) {
        var hold = new Hold(key, capture, time.instant());
        return switch (looked) {
            case Claiming.Unknown() -> unwritten.add(hold, settle) ? Optional.of(hold) : Optional.empty();
            case Claiming.Old(var claim, var version) ->
                replace(key, claim.next(capture, Claim.State.CLAIMED), version) ? Optional.of(hold) : Optional.empty();
        };
    }

    /// For a capture that starts anew: what an earlier owner may still make must not be taken for a member of ours.
    Optional<Hold> take(PointKey key, Claiming.LookFirst looked) {
        return take(key, looked, captureIds.get());
    }

    /// Says that its owner is at work still. It is as old as it was when that could not be written, or was said by
    /// somebody else.
    Hold renew(Hold hold) {
        var now = new Hold(hold.key(), hold.capture(), time.instant());
        try {
            var entry = ledger.read(path(hold.key())).orElse(null);
            var claim = entry == null ? null : parse(entry);
            return entry != null
                            && claim != null
                            && claim.state() == Claim.State.CLAIMED
                            && claim.capture().equals(hold.capture())
                            && ledger.replace(
                                    path(hold.key()),
                                    Json.write(claim.next(hold.capture(), Claim.State.CLAIMED)),
                                    entry.version())
                    ? now
                    : hold;
        } catch (DependencyException e) {
            log.warn("A claim could not be renewed [point={}]: {}", hold.key(), e.getMessage());
            return unwritten.renew(hold, now) ? now : hold;
        }
    }

    /// Gives it back: nothing was made, and the next one need not wait.
    void reopen(Hold hold) {
        restate(hold, Claim.State.REOPENED);
    }

    /// The same after its hooks were run: the next one waits, whoever it is.
    ///
    /// @param respite for how long, after so many pauses in vain
    /// @return for how long
    Duration reopenInVain(Hold hold, IntFunction<Duration> respite) {
        unwritten.remove(hold);
        return inVain(hold, Claim.State.REOPENED, respite);
    }

    /// Nobody knows yet whether something came of it. The next one waits so long and then looks, as ever.
    Duration doubtInVain(Hold hold, IntFunction<Duration> respite) {
        return inVain(hold, Claim.State.CLAIMED, respite);
    }

    private Duration inVain(Hold hold, Claim.State then, IntFunction<Duration> respite) {
        return rewrite(hold, claim -> claim.inVain(then, respite))
                .map(Claim::respite)
                .orElseGet(() -> respite.apply(1));
    }

    /// Ends it: the point is made and told, so that who comes for others need not look.
    void made(Hold hold) {
        restate(hold, Claim.State.MADE);
    }

    /// Ends it: the next one need not try.
    void refuse(Hold hold) {
        restate(hold, Claim.State.REFUSED);
    }

    private Claiming standing(Hold wanted) {
        var found = ledger.read(path(wanted.key()));
        if (found.isEmpty()) {
            return new Claiming.Theirs(settle);
        }
        var claim = parse(found.get());
        return switch (claim.state()) {
            case REFUSED, MADE -> new Claiming.Ended();
            case REOPENED -> resting(claim, found.get().age()).orElseGet(() -> reclaim(wanted, claim, found.get()));
            case CLAIMED -> resting(claim, found.get().age()).orElseGet(() -> claimed(claim, found.get()));
        };
    }

    private Claiming claimed(Claim claim, RunLedger.Entry found) {
        var rest = settle.minus(found.age());
        return rest.isPositive() ? new Claiming.Theirs(rest) : new Claiming.Old(claim, found.version());
    }

    private static Optional<Claiming> resting(Claim claim, Duration age) {
        var rest = claim.respite().minus(age);
        return rest.isPositive() ? Optional.of(new Claiming.Resting(rest, claim.pauses())) : Optional.empty();
    }

    private Claiming reclaim(Hold wanted, Claim claim, RunLedger.Entry found) {
        var ours = claim.next(wanted.capture(), Claim.State.CLAIMED);
        return ledger.replace(path(wanted.key()), Json.write(ours), found.version())
                ? new Claiming.Ours(wanted)
                : new Claiming.Theirs(settle);
    }

    private boolean replace(PointKey key, Claim claim, String version) {
        try {
            return ledger.replace(path(key), Json.write(claim), version);
        } catch (DependencyException e) {
            without(key, e);
            return true;
        }
    }

    private void restate(Hold hold, Claim.State state) {
        unwritten.remove(hold);
        rewrite(hold, claim -> claim.next(hold.capture(), state));
    }

    /// A claim that cannot be restated grows old, which says the same a little later.
    ///
    /// @return what stands there then; empty where it is not ours, or the ledger did not answer
    private Optional<Claim> rewrite(Hold hold, UnaryOperator<Claim> change) {
        try {
            var entry = ledger.read(path(hold.key())).orElse(null);
            var claim = entry == null ? null : parse(entry);
            if (entry == null || claim == null || !claim.capture().equals(hold.capture())) {
                return Optional.empty();
            }
            var next = change.apply(claim);
            return ledger.replace(path(hold.key()), Json.write(next), entry.version())
                    ? Optional.of(next)
                    : Optional.empty();
        } catch (DependencyException e) {
            without(hold.key(), e);
            return Optional.empty();
        }
    }

    /// A claim that nobody can read is held like any other, until it is old enough for a look.
    private Claim parse(RunLedger.Entry entry) {
        try {
            return Json.read(entry.text(), Claim.class);
        } catch (IllegalArgumentException e) {
            log.warn("A claim cannot be read, so it is waited for and looked up: {}", e.getMessage());
            return new Claim(captureIds.get(), Claim.State.CLAIMED, 0, null, null);
        }
    }

    private Claiming without(PointKey key, DependencyException e) {
        kept.failed();
        log.warn("Going by what exists alone, for the run ledger failed [point={}]: {}", key, e.getMessage());
        return new Claiming.Unknown();
    }

    private static String path(PointKey key) {
        return "claims/" + key.obligation().workId() + "/" + key.attempt();
    }
}
