package io.snapwarden.simulation.model;

import io.snapwarden.domain.point.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// CopySnapshot: makes a snapshot of nobody's volume, without the tags of its source. Called twice, it makes two.
final class Copying {

    /// EBS User Guide, "Copy an Amazon EBS snapshot": the volume of a copy is arbitrary; this is what it looks like.
    static final String DUMMY_VOLUME = "vol-ffffffff";

    private static final Duration NEVER = Duration.ofMillis(-1);

    private final ScopeState state;

    Copying(ScopeState state) {
        this.state = state;
    }

    SnapshotRow copy(CopySource source, String description, Map<String, String> tags) {
        SnapshotRules.check(description, tags, state.limits);
        requireRoom();
        boolean fails = state.faults.strikes(Faults.Kind.ERROR_SNAPSHOT, "CopySnapshot");
        long now = state.now();
        var copy = new StoredSnapshot(
                state.number(),
                new SnapshotId(state.id("snap")),
                new StoredSnapshot.Content(DUMMY_VOLUME, source.origin(), source.sizeGiB(), source.fullBytes()),
                state.labels.of(description, tags),
                new StoredSnapshot.Course(Instant.ofEpochMilli(now), now + millis(source), fails, state.seenFrom()));
        state.putCopy(copy, source);
        return copy.row(state.scope.account(), now);
    }

    private void requireRoom() {
        int most = state.limits.copies().atOnce();
        if (state.copying.count() >= most) {
            throw AwsError.refused(
                    "ResourceLimitExceeded",
                    "Too many snapshot copies in progress. The limit is " + most + " for this destination region.");
        }
        SnapshotRules.requireRoom(state, 1);
    }

    private long millis(CopySource source) {
        var pace = state.limits.copies().pace();
        return pace.of(
                        source.sizeGiB(),
                        pace.churn(source.sizeGiB(), source.fullBytes()),
                        sinceLast(source),
                        state.copying.count(),
                        state.faults.chance())
                .toMillis();
    }

    /// A copy stores only what the one before it lacks: always inside a Region, and elsewhere while that one exists.
    private Duration sinceLast(CopySource source) {
        if (source.from().equals(state.scope.region())) {
            return Duration.ZERO;
        }
        var last = state.lastCopies.get(source.origin());
        if (last == null || last.copy().deleted() || last.copy().fails) {
            return NEVER;
        }
        return Duration.ofMillis(Math.abs(source.takenAt() - last.takenAt()));
    }
}
