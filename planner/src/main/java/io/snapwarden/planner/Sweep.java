package io.snapwarden.planner;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.CommandResult;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.Roll;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// What one look at a scope shows beside points: the jobs and commands that work on them.
interface Sweep {

    Sweep NONE = (_, _, _) -> Facts.NONE;

    /// What is known by now of what a roll owes.
    ///
    /// @param lag so long after its job a point may be missing from listings
    Facts of(Roll roll, Duration lag, Instant now);

    /// @param running the attempt that a job or command is at work on
    /// @param failures attempts that did not end well, by attempt
    /// @param turns how many jobs of an attempt gave way to another job of their resource
    /// @param done what applications have backed up by themselves, which no listing shows
    /// @param hopeless what another attempt would not help, until a person acts
    record Facts(
            Map<Obligation, Running> running,
            Map<Obligation, SortedMap<Integer, CaptureFailure>> failures,
            Map<PointKey, Integer> turns,
            Map<Obligation, Done> done,
            Set<Obligation> hopeless) {

        static final Facts NONE = new Facts(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());
    }

    record Running(int attempt, Instant since) {}

    /// A good backup.
    ///
    /// @param takenAt when its command began: it holds nothing that is older
    record Done(int attempt, Instant takenAt, Instant completedAt, long bytes, CommandResult result) {}
}
