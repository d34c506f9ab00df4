package io.snapwarden.domain.run;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.WorkloadName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One obligation of a roll.
///
/// @param name the source's `Name` tag or its id, for people
/// @param failures failed attempts that were announced
/// @param liveUntil until then a message for it is on its way; null when none was sent
/// @param lastGood when its newest earlier good point was taken, as far as earlier rolls know; null when none
/// @param workload what it is captured side by side with; null where it is captured alone
/// @param begunAt when its capture began, as far as that is known, where it has a workload
public record RollEntry(
        ResourceKind kind,
        ResourceId source,
        String name,
        Standing standing,
        int failures,
        @Nullable Instant liveUntil,
        @Nullable Instant lastGood,
        @Nullable WorkloadName workload,
        @Nullable Instant begunAt) {

    /// Of what is captured alone.
    public RollEntry(
            ResourceKind kind,
            ResourceId source,
            String name,
            Standing standing,
            int failures,
            @Nullable Instant liveUntil,
            @Nullable Instant lastGood) {
        this(kind, source, name, standing, failures, liveUntil, lastGood, null, null);
    }

    /// What is owed again begins again.
    public RollEntry with(Standing next) {
        var begun = next instanceof Standing.Owed ? null : begunAt;
        return new RollEntry(kind, source, name, next, failures, liveUntil, lastGood, workload, begun);
    }

    public RollEntry withFailures(int announced) {
        return new RollEntry(kind, source, name, standing, announced, liveUntil, lastGood, workload, begunAt);
    }

    public RollEntry sentUntil(Instant until) {
        return new RollEntry(kind, source, name, standing, failures, until, lastGood, workload, begunAt);
    }

    public RollEntry in(@Nullable WorkloadName group) {
        return new RollEntry(kind, source, name, standing, failures, liveUntil, lastGood, group, begunAt);
    }

    public RollEntry begunAt(@Nullable Instant at) {
        return new RollEntry(kind, source, name, standing, failures, liveUntil, lastGood, workload, at);
    }
}
