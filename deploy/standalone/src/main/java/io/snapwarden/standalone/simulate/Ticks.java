package io.snapwarden.standalone.simulate;

import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.planner.RunRecord;
import io.snapwarden.planner.Runs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;

/// The minutes at which a tick has something to do. All others call nothing, so they are left out.
final class Ticks {

    private final PolicySet policies;
    private final Runs runs;

    Ticks(PolicySet policies, Runs runs) {
        this.policies = policies;
        this.runs = runs;
    }

    /// The first of them after a tick.
    Instant after(Instant tick) {
        var slots = policies.policies().stream()
                .map(Policy::schedule)
                .map(schedule -> schedule.nextAfter(tick).at());
        var scans = runs.unsettled().stream().map(RunRecord::nextScanAt);
        var soonest = Stream.concat(slots, scans).min(Comparator.naturalOrder()).orElseThrow();
        var least = tick.plus(1, ChronoUnit.MINUTES);
        return soonest.isBefore(least) ? least : wholeMinute(soonest);
    }

    private static Instant wholeMinute(Instant instant) {
        var whole = instant.truncatedTo(ChronoUnit.MINUTES);
        return whole.equals(instant) ? whole : whole.plus(1, ChronoUnit.MINUTES);
    }
}
