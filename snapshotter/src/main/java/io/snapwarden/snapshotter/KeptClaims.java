package io.snapwarden.snapshotter;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Since when this worker knows that the run ledger keeps all claims: it has taken one at least every two minutes, has
/// never failed, and still has the first. Whoever knows that need not look whether an earlier order was obeyed
/// without a claim; in a long night that spares a listing for each capture.
final class KeptClaims {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
    private static final Duration READ_EVERY = Duration.ofMinutes(1);

    /// @param first the key of the oldest claim
    /// @param read when it was seen last
    private record Chain(String first, Instant since, Instant last, Instant read) {

        boolean endedBefore(Instant now) {
            return now.isAfter(last.plus(LONGEST_SILENCE));
        }
    }

    private final RunLedger ledger;
    private final InstantSource time;
    private @Nullable Chain chain;

    KeptClaims(RunLedger ledger, InstantSource time) {
        this.ledger = ledger;
        this.time = time;
    }

    /// Who can write the oldest claim once more sees that the ledger has not kept it.
    synchronized void written(String key) {
        var now = time.instant();
        chain = chain == null || chain.endedBefore(now) || chain.first.equals(key)
                ? new Chain(key, now, now, now)
                : new Chain(chain.first, chain.since, now, chain.read);
    }

    synchronized void failed() {
        chain = null;
    }

    boolean since(Instant at) {
        var unread = reaching(at);
        if (unread == null || time.instant().isBefore(unread.read.plus(READ_EVERY))) {
            return unread != null;
        }
        return isThere(unread);
    }

    private synchronized @Nullable Chain reaching(Instant at) {
        var standing = chain;
        return standing == null || standing.since.isAfter(at) || standing.endedBefore(time.instant()) ? null : standing;
    }

    private boolean isThere(Chain unread) {
        boolean there = false;
        try {
            there = ledger.read(unread.first).isPresent();
        } catch (DependencyException _) {
            // Nobody knows, so the account has to be asked.
        }
        if (there) {
            readAgain(unread);
        } else {
            failed();
        }
        return there;
    }

    private synchronized void readAgain(Chain seen) {
        if (chain != null && chain.first.equals(seen.first)) {
            chain = new Chain(chain.first, chain.since, chain.last, time.instant());
        }
    }
}
