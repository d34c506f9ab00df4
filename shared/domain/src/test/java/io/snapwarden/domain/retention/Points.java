package io.snapwarden.domain.retention;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.schedule.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// Recovery points for tests: good ones of one volume, unless said otherwise.
final class Points {

    private static final Scope SCOPE = new Scope(new AccountId("123456789012"), new Region("eu-west-1"));

    private Points() {}

    static RecoveryPoint at(String instant) {
        return at(Instant.parse(instant));
    }

    static RecoveryPoint at(Instant instant) {
        return new Made(instant).point();
    }

    static Made made(String instant) {
        return new Made(Instant.parse(instant));
    }

    static Made made(Instant instant) {
        return new Made(instant);
    }

    /// A point in the making.
    static final class Made {
        private final Instant takenAt;
        private Instant slot;
        private String policy = "daily";
        private String source = "vol-0a";
        private String capture = "c1";
        private List<String> manifest = List.of("vol-0a");
        private List<String> present = List.of("vol-0a");
        private Snapshot.State state = Snapshot.State.COMPLETED;
        private final Map<String, String> extra = new HashMap<>();

        private Made(Instant takenAt) {
            this.takenAt = takenAt;
            this.slot = takenAt.truncatedTo(ChronoUnit.SECONDS);
        }

        Made slot(String instant) {
            slot = Instant.parse(instant);
            return this;
        }

        Made slot(Instant instant) {
            slot = instant;
            return this;
        }

        Made policy(String name) {
            policy = name;
            return this;
        }

        Made source(String id) {
            source = id;
            return this;
        }

        Made capture(String id) {
            capture = id;
            return this;
        }

        Made volumes(String... ids) {
            manifest = List.of(ids);
            present = manifest;
            return this;
        }

        /// Of the volumes only these still have their snapshot.
        Made onlyLeft(String... ids) {
            present = List.of(ids);
            return this;
        }

        Made state(Snapshot.State value) {
            state = value;
            return this;
        }

        Made held() {
            return tag(Marks.HOLD, "");
        }

        Made tag(String key, String value) {
            extra.put(key, value);
            return this;
        }

        RecoveryPoint point() {
            var key = new PointKey(
                    new Obligation(new PolicyName(policy), new Slot(slot), SCOPE, new ResourceId(source)), 1);
            var shapes = manifest.stream()
                    .map(id -> new VolumeShape(new VolumeId(id), "", "gp3", 3000, 125, 8, "eu-west-1a"))
                    .toList();
            var marks = new Marks(
                    key, new CaptureId(capture), shapes.size(), Consistency.CRASH, "last 1", new SetManifest(shapes));
            var members = new ArrayList<Snapshot>();
            for (var volume : present) {
                var tags = new HashMap<>(marks.tags());
                tags.putAll(extra);
                members.add(new Snapshot(
                        id(marks, volume),
                        SCOPE.account(),
                        volume,
                        takenAt,
                        state,
                        "",
                        marks.description(),
                        tags,
                        null,
                        null));
            }
            return new RecoveryPoint(marks, members);
        }

        private SnapshotId id(Marks marks, String volume) {
            var crc = new CRC32();
            crc.update((marks.key() + "/" + capture + "/" + volume + "/" + takenAt).getBytes(StandardCharsets.UTF_8));
            return new SnapshotId("snap-%08x".formatted(crc.getValue()));
        }
    }

    /// One good point every `pace`, newest first.
    static List<RecoveryPoint> series(Instant newest, Duration pace, int count) {
        var points = new ArrayList<RecoveryPoint>();
        for (int i = 0; i < count; i++) {
            points.add(at(newest.minus(pace.multipliedBy(i))));
        }
        return points;
    }
}
