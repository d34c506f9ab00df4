package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.schedule.Slot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// One instance with two volumes, and the snapshots of its point.
final class Points {

    static final Scope SCOPE = new Scope(new AccountId("123456789012"), new Region("eu-west-1"));
    static final Slot SLOT = Slot.parse("2026-11-20T01:00:00Z");
    static final Instant STARTED = SLOT.at().plusSeconds(90);
    static final Obligation OWED =
            new Obligation(new PolicyName("gold"), SLOT, SCOPE, new ResourceId("i-0123456789abcdef0"));
    static final VolumeShape ROOT =
            new VolumeShape(new VolumeId("vol-0a"), "/dev/sda1", "gp3", 3000, 125, 8, "eu-west-1a");
    static final VolumeShape DATA =
            new VolumeShape(new VolumeId("vol-0b"), "/dev/sdf", "io2", 16000, 0, 500, "eu-west-1a");
    static final Marks MARKS = marks(1, "c-1", ROOT, DATA);

    private Points() {}

    static Marks marks(int attempt, String capture, VolumeShape... volumes) {
        return new Marks(
                new PointKey(OWED, attempt),
                new CaptureId(capture),
                volumes.length,
                Consistency.CRASH,
                "last 7",
                new SetManifest(List.of(volumes)));
    }

    static Snapshot member(Marks marks, VolumeShape volume, String id) {
        return member(marks, volume, id, STARTED, Snapshot.State.COMPLETED);
    }

    static Snapshot member(Marks marks, VolumeShape volume, String id, Instant started, Snapshot.State state) {
        return new Snapshot(
                new SnapshotId("snap-" + id),
                SCOPE.account(),
                volume.id().value(),
                started,
                state,
                "",
                marks.description(),
                marks.tags(),
                null,
                null);
    }

    static Snapshot tagged(Snapshot snapshot, Map<String, String> tags) {
        return new Snapshot(
                snapshot.id(),
                snapshot.owner(),
                snapshot.volume(),
                snapshot.startTime(),
                snapshot.state(),
                snapshot.stateMessage(),
                snapshot.description(),
                tags,
                snapshot.completedAt(),
                snapshot.fullSizeBytes());
    }

    static Snapshot with(Snapshot snapshot, String tag, String value) {
        var tags = new HashMap<>(snapshot.tags());
        tags.put(tag, value);
        return tagged(snapshot, tags);
    }

    static Snapshot without(Snapshot snapshot, String tag) {
        var tags = new HashMap<>(snapshot.tags());
        tags.remove(tag);
        return tagged(snapshot, tags);
    }

    /// Volumes of one instance as EC2 allows them, at their longest: nothing repeats but what must.
    static List<VolumeShape> longest(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new VolumeShape(
                        new VolumeId("vol-%017x".formatted(n)),
                        "/dev/xvd" + (char) ('b' + n / 26 % 25) + (char) ('a' + n % 26),
                        n % 2 == 0 ? "io2" : "gp3",
                        100_000 + n,
                        1000 + n,
                        16_384 + n,
                        "us-east-1-wl1-bos-wlz-1"))
                .toList();
    }

    static List<VolumeShape> random(SplittableRandom random, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new VolumeShape(
                        new VolumeId("vol-%017x".formatted(n * 7919L + random.nextInt(7919))),
                        pick(random, "", "/dev/sda1", "/dev/xvdba", "xvdf"),
                        pick(random, "gp2", "gp3", "io2", "standard", ""),
                        random.nextInt(0, 256_001),
                        random.nextInt(0, 2001),
                        random.nextInt(0, 65_537),
                        pick(random, "", "eu-west-1a", "us-gov-west-1b")))
                .toList();
    }

    private static String pick(SplittableRandom random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
