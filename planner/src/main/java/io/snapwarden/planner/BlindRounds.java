package io.snapwarden.planner;

import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When what is ordered without the run ledger lives. Nobody can note such an order, or read which others are noted, so
/// the slot alone says when it may: in rounds that leave a gap to each other and to whatever was noted before, wide
/// enough for what one order has made to show in listings before the next one is obeyed.
final class BlindRounds {

    /// In which time an order is obeyed.
    record Life(Instant from, Instant until) {}

    private static final int GAPS_IN_A_ROUND = 3;

    /// A message's delay is at most a round, so the scan that sends it must come a little late rather than early.
    private static final Duration LATENESS = Duration.ofSeconds(30);

    private final Duration round;
    private final Duration gap;

    BlindRounds(PlannerConfig config) {
        round = config.resendEvery();
        gap = round.dividedBy(GAPS_IN_A_ROUND);
    }

    /// Whether a round begins in this minute.
    boolean beginAt(Slot slot, Instant now) {
        return Duration.between(slot.at(), now).toMinutes() % Math.max(1, round.toMinutes()) == 0;
    }

    /// How long after a round began its scan is due. The first is due at once: nothing was ordered before its slot.
    Duration untilScan(Slot slot, Instant now) {
        return now.isBefore(begin(slot, 1)) ? Duration.ZERO : gap.plus(LATENESS);
    }

    /// Of what is ordered now. Empty when something that was ordered before may still be alive as long as it can be
    /// delayed. A window that has room for the first round only leaves no choice: a twin is better than no point.
    Optional<Life> of(Slot slot, Instant windowEnd, Instant now) {
        if (now.isBefore(slot.at().plus(gap))) {
            return Optional.of(new Life(now, begin(slot, 2)));
        }
        if (!begin(slot, 2).plus(gap).isBefore(windowEnd)) {
            return Optional.of(new Life(now, windowEnd));
        }
        long standing = Duration.between(slot.at(), now).minus(gap).dividedBy(round);
        var next = begin(slot, standing + 1);
        return standing == 0 || now.isAfter(next)
                ? Optional.empty()
                : Optional.of(new Life(next.plus(gap), next.plus(round)));
    }

    private Instant begin(Slot slot, long number) {
        return slot.at().plus(round.multipliedBy(number));
    }
}
