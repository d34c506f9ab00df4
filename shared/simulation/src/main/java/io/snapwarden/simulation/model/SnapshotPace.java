package io.snapwarden.simulation.model;

import java.time.Duration;

/// How long a snapshot stays pending. AWS promises nothing here, so these are choices that can be set: a base, the
/// blocks that changed, and a penalty for every other snapshot that is pending in the scope.
///
/// @param base what even an empty increment takes
/// @param mibPerSecond how fast changed blocks are stored
/// @param usedShare of a volume's size that is ever written: the first snapshot stores it all
/// @param changedPerDay of the used part that changes in a day
/// @param load how much longer it takes, as a share, when 100 others are pending
/// @param jitter the most that chance adds or takes away, as a share
public record SnapshotPace(
        Duration base, double mibPerSecond, double usedShare, double changedPerDay, double load, double jitter) {

    private static final double MIB_PER_GIB = 1024;
    private static final double BYTES_PER_GIB = 1L << 30;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double MANY_PENDING = 100;
    private static final double MILLIS = 1000;

    /// Some minutes for an ordinary increment, an hour or more for the first snapshot of a large volume.
    public static SnapshotPace typical() {
        return new SnapshotPace(Duration.ofSeconds(60), 100, 0.6, 0.03, 0.5, 0.3);
    }

    /// Slower to begin and to store than a snapshot, because it crosses Regions.
    static SnapshotPace typicalOfCopies() {
        return new SnapshotPace(Duration.ofMinutes(2), 60, 0.6, 0.03, 0.5, 0.3);
    }

    /// Every snapshot takes just so long.
    public static SnapshotPace fixed(Duration each) {
        return new SnapshotPace(each, Double.POSITIVE_INFINITY, 0.6, 0.03, 0, 0);
    }

    /// Of a volume of which nothing else is known.
    public Churn churn() {
        return new Churn(usedShare, changedPerDay, null);
    }

    static long fullBytes(int sizeGiB, Churn churn) {
        return Math.round(sizeGiB * churn.usedShare() * BYTES_PER_GIB);
    }

    /// Of a volume of which only a snapshot is known.
    Churn churn(int sizeGiB, long fullBytes) {
        return new Churn(Math.min(1, fullBytes / (sizeGiB * BYTES_PER_GIB)), changedPerDay, null);
    }

    /// @param sinceLast since the volume's last snapshot; negative when this is its first
    /// @param chance between -1 and 1
    Duration of(int sizeGiB, Churn churn, Duration sinceLast, int pending, double chance) {
        double share = sinceLast.isNegative()
                ? 1
                : Math.min(1, churn.changedPerDay() * sinceLast.toSeconds() / SECONDS_PER_DAY);
        double seconds = base.toMillis() / MILLIS + sizeGiB * churn.usedShare() * share * MIB_PER_GIB / mibPerSecond;
        double stretched = seconds * (1 + load * pending / MANY_PENDING) * (1 + jitter * chance);
        return Duration.ofMillis(Math.round(stretched * MILLIS));
    }
}
