package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.PointKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What this worker took in hand while the ledger did not answer. It is written down as soon as the ledger does,
/// so that a late copy of the same order finds a claim and looks, wherever it arrives; here it looks even before.
final class UnwrittenClaims {

    private final Map<PointKey, Hold> holds = new ConcurrentHashMap<>();

    Optional<Hold> of(PointKey key) {
        return Optional.ofNullable(holds.get(key));
    }

    /// @return false when another thread has just taken it in hand
    boolean add(Hold hold, Duration settle) {
        return hold.equals(holds.compute(hold.key(), (_, before) -> isYoung(before, hold, settle) ? before : hold));
    }

    /// Renewed ones too.
    void remove(Hold hold) {
        holds.computeIfPresent(
                hold.key(), (_, standing) -> standing.capture().equals(hold.capture()) ? null : standing);
    }

    /// @return false when it is not ours
    boolean renew(Hold hold, Hold renewed) {
        return holds.replace(hold.key(), hold, renewed);
    }

    List<Hold> all() {
        return List.copyOf(holds.values());
    }

    private static boolean isYoung(@Nullable Hold before, Hold hold, Duration settle) {
        return before != null && hold.since().isBefore(before.since().plus(settle));
    }
}
