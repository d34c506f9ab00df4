package io.snapwarden.planner;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.CommandResult;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.Roll;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one look at a scope shows beside points: the jobs and commands that work on them.
interface Sweep {

    Sweep NONE = (_, _, _) -> Facts.NONE;

    /// What is known by now of what a roll owes.
    ///
    /// @param lag so long after its job a point may be missing from listings
    Facts of(Roll roll, Duration lag, Instant now);

    /// The same of two services.
    default Sweep and(Sweep other) {
        return (roll, lag, now) -> of(roll, lag, now).and(other.of(roll, lag, now));
    }

    /// @param running the attempt that a job or command is at work on
    /// @param failures attempts that did not end well, by attempt
    /// @param turns how many jobs of an attempt gave way to another job of their resource
    /// @param gaveWay what is said of the last of them, should its obligation be missed
    /// @param done what applications have backed up by themselves, which no listing shows
    /// @param hopeless what another attempt would not help, until a person acts
    /// @param unknown whether there may be jobs that nothing is known of
    record Facts(
            Map<Obligation, Running> running,
            Map<Obligation, SortedMap<Integer, CaptureFailure>> failures,
            Map<PointKey, Integer> turns,
            Map<Obligation, String> gaveWay,
            Map<Obligation, Done> done,
            Set<Obligation> hopeless,
            boolean unknown) {

        static final Facts NONE = of(false);
        static final Facts UNKNOWN = of(true);

        private static Facts of(boolean unknown) {
            return new Facts(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), unknown);
        }

        /// What two services make known, each of obligations of its own.
        Facts and(Facts other) {
            return new Facts(
                    both(running, other.running),
                    both(failures, other.failures),
                    both(turns, other.turns),
                    both(gaveWay, other.gaveWay),
                    both(done, other.done),
                    Stream.concat(hopeless.stream(), other.hopeless.stream()).collect(Collectors.toSet()),
                    unknown || other.unknown);
        }

        private static <K, V> Map<K, V> both(Map<K, V> some, Map<K, V> others) {
            var all = new HashMap<>(some);
            all.putAll(others);
            return all;
        }
    }

    record Running(int attempt, Instant since) {

        Running newer(Running other) {
            return attempt > other.attempt ? this : other;
        }
    }

    /// A good backup.
    ///
    /// @param takenAt when its command began: it holds nothing that is older
    record Done(int attempt, Instant takenAt, Instant completedAt, long bytes, CommandResult result) {}
}
