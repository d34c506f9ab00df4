package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person restores, at one instant: a whole set of EBS snapshots that agree about themselves, one
/// recovery point of AWS Backup, or one snapshot of RDS.
///
/// @param members the artifacts that exist, oldest first; at least one
public record RecoveryPoint(Marks marks, List<Snapshot> members) {

    /// Twins of one instant have a fixed order too, so that every reader finds the same one first.
    public static final Comparator<RecoveryPoint> OLDEST_FIRST = Comparator.comparing(RecoveryPoint::takenAt)
            .thenComparing(point -> point.members.getFirst().id());

    /// GOOD is the only state that satisfies anything.
    public enum State {
        /// Every member exists and is completed.
        GOOD,
        /// Every member exists, none is in error, not all are completed.
        PENDING,
        /// At least one member is in error.
        ERROR,
        /// A member does not exist: deleted, not yet visible, or never made.
        INCOMPLETE
    }

    private static final int FEW = 8;
    private static final String ISSUES = "AWS Backup completed it with issues: ";

    public RecoveryPoint {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a recovery point has at least one member: " + marks.key());
        }
        members = oldestFirst(members);
    }

    private static List<Snapshot> oldestFirst(List<Snapshot> members) {
        for (int i = 1; i < members.size(); i++) {
            if (oldestFirst(members.get(i - 1), members.get(i)) > 0) {
                return members.stream().sorted(RecoveryPoint::oldestFirst).toList();
            }
        }
        return List.copyOf(members);
    }

    /// Those of one instant in the order of their ids, however they were listed: events are named by them.
    private static int oldestFirst(Snapshot a, Snapshot b) {
        int byTime = a.startTime().compareTo(b.startTime());
        return byTime == 0 ? a.id().compareTo(b.id()) : byTime;
    }

    /// As its marks': retention asks often for points by themselves.
    @Override
    public int hashCode() {
        return marks.hashCode();
    }

    public PointKey key() {
        return marks.key();
    }

    public Obligation obligation() {
        return marks.key().obligation();
    }

    /// The instant that it holds: the earliest start among its members.
    public Instant takenAt() {
        return members.getFirst().startTime();
    }

    public State state() {
        boolean completed = true;
        for (var member : members) {
            if (member.state() == Snapshot.State.ERROR) {
                return State.ERROR;
            }
            completed &= member.state() == Snapshot.State.COMPLETED;
        }
        if (!isWhole()) {
            return State.INCOMPLETE;
        }
        return completed ? State.GOOD : State.PENDING;
    }

    /// Whether every volume of the manifest has a member. They may stand in its order; and most sets are small, so that
    /// to look is faster than to hash.
    private boolean isWhole() {
        if (marks.manifest().isOfInOrder(members)) {
            return true;
        }
        return members.size() > FEW
                ? marks.manifest().isWithin(volumes()::contains)
                : marks.manifest().isWithin(this::holds);
    }

    private boolean holds(String volume) {
        for (var member : members) {
            if (member.volume().equals(volume)) {
                return true;
            }
        }
        return false;
    }

    /// The ids of the volumes that members hold.
    public Set<String> volumes() {
        var volumes = HashSet.<String>newHashSet(members.size());
        for (var member : members) {
            volumes.add(member.volume());
        }
        return volumes;
    }

    /// The snapshot of each volume that has one; the earliest where there are two.
    public SortedMap<VolumeId, SnapshotId> snapshots() {
        var snapshots = new TreeMap<VolumeId, SnapshotId>();
        members.forEach(member -> snapshots.putIfAbsent(new VolumeId(member.volume()), member.id()));
        return snapshots;
    }

    /// The volumes that the manifest names and no member holds.
    public List<VolumeShape> missing() {
        var there = volumes();
        return marks.manifest().volumes().stream()
                .filter(volume -> !there.contains(volume.id().value()))
                .toList();
    }

    public boolean good() {
        return state() == State.GOOD;
    }

    /// Why it is less than was asked for, as it says itself; null where it is not.
    public @Nullable String weaker() {
        if (marks.whole()) {
            var issues = members.getFirst().stateMessage();
            return good() && !issues.isBlank() ? ISSUES + issues : null;
        }
        return marks.consistency() == Consistency.APPLICATION
                ? null
                : members.getFirst().label().tags().get(Marks.QUIESCE);
    }

    /// Whether a person said "keep" on any member.
    public boolean held() {
        for (var member : members) {
            if (member.label().held()) {
                return true;
            }
        }
        return false;
    }

    /// When the last member was completed; null while one is not, or where EC2 does not say.
    public @Nullable Instant completedAt() {
        return members.stream().anyMatch(member -> member.completedAt() == null)
                ? null
                : members.stream()
                        .map(Snapshot::completedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /// The full size of all members in bytes, 0 where EC2 does not say.
    public long fullSizeBytes() {
        return members.stream()
                .map(Snapshot::fullSizeBytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /// Why members are in error, as EC2 says.
    public String errors() {
        return members.stream()
                .filter(member -> member.state() == Snapshot.State.ERROR)
                .map(member -> member.id() + ": "
                        + (member.stateMessage().isBlank() ? "ended in error" : member.stateMessage()))
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
