package io.snapwarden.standalone.simulate.forecast;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a policy file will do to a fleet, as far as the simulation knows.
///
/// @param days how many points lived at the end of each day (UTC), by policy
/// @param nights every run in every scope, oldest first
/// @param prunes what pruning came to, by policy and scope
/// @param calls every API action by scope
/// @param costs by month and Region
/// @param left which points were there at the end of the date asked for
public record Forecast(
        Setup setup,
        List<Day> days,
        List<Night> nights,
        List<Prune> prunes,
        List<ApiUse> calls,
        List<Cost> costs,
        Left left,
        List<String> warnings) {

    /// The same, saying this too.
    public Forecast warning(List<String> more) {
        return new Forecast(
                setup,
                days,
                nights,
                prunes,
                calls,
                costs,
                left,
                Stream.concat(warnings.stream(), more.stream()).toList());
    }

    /// What was simulated.
    ///
    /// @param until exclusive
    public record Setup(
            Instant from,
            Instant until,
            int resources,
            int volumes,
            int scopes,
            int workers,
            int pendingSlots,
            String prune,
            long seed) {}

    /// @param tiers how many of the points each keep rule wants; a point that two rules want counts twice
    /// @param gib that their snapshots store, by estimate
    public record Day(String date, PolicyName policy, int points, Map<String, Integer> tiers, double gib) {}

    /// One run in one scope.
    ///
    /// @param captured obligations of which a capture has started
    /// @param median of how long snapshots were pending; null when none was completed
    /// @param lastStart when the last capture started; null when there was none
    /// @param lastDone when the last one was completed
    /// @param wouldEnd when the last capture would have started, had the window gone on; null when none missed it
    /// @param missed resources by name, a few of them
    /// @param over whether the run had ended when the simulation did
    public record Night(
            PolicyName policy,
            Slot slot,
            Scope scope,
            Instant windowEnd,
            int owed,
            int captured,
            int snapshots,
            int missing,
            int failed,
            @Nullable Duration median,
            @Nullable Instant lastStart,
            @Nullable Instant lastDone,
            @Nullable Instant wouldEnd,
            List<String> missed,
            boolean over) {

        public boolean bad() {
            return missing > 0 || failed > 0;
        }
    }

    /// @param mostWaiting the most points that were ready to go at the end of a night
    /// @param waiting that were ready to go at the end
    /// @param growsSince the night since which there have always been some and they have become more; null when
    ///     pruning keeps up
    /// @param perNight that expired in a night since then, as a mean
    /// @param deletedPerNight that were deleted in a night since then
    /// @param heldUpBy what kept them: the day's limit, or the pace of deletes
    public record Prune(
            PolicyName policy,
            Scope scope,
            long deleted,
            int mostWaiting,
            int waiting,
            @Nullable Slot growsSince,
            double perNight,
            double deletedPerNight,
            String heldUpBy) {

        public boolean fallsBehind() {
            return growsSince != null;
        }
    }

    /// @param peakPerSecond over the busiest minute
    /// @param meanPerSecond over the minutes in which it was called at all
    /// @param refillPerSecond what its bucket takes for ever
    /// @param bucket what its bucket takes at once
    /// @param throttled calls that were refused for going too fast
    public record ApiUse(
            Scope scope,
            String action,
            long count,
            double peakPerSecond,
            Instant peakAt,
            double meanPerSecond,
            double refillPerSecond,
            double bucket,
            long throttled) {}

    /// @param gib stored on the mean over the days of the month that were simulated
    /// @param days how many these were
    /// @param cost of the whole month at that mean
    public record Cost(String month, String region, double gib, int days, double cost, String currency) {}

    /// @param date at its end, UTC
    public record Left(String date, List<Alike> resources) {}

    /// Resources that keep points of the same slots for the same reasons.
    ///
    /// @param examples a few of them
    /// @param waiting points of all of them that no rule keeps and that are not pruned yet
    public record Alike(PolicyName policy, int count, List<String> examples, List<Point> points, int waiting) {}

    /// @param keptBy the rules that want it
    public record Point(Slot slot, List<String> keptBy) {}

    /// Whether an obligation would not be met.
    public boolean bad() {
        return nights.stream().anyMatch(Night::bad);
    }
}
