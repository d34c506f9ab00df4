package io.snapwarden.pruner;

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
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The snapshots of one capture, completed, three seconds after their slot; change what the test is about.
record Captured(
        String policy,
        String source,
        Instant slot,
        String capture,
        List<String> volumes,
        Snapshot.State state,
        Map<String, String> extra) {

    static final Scope SCOPE = new Scope(new AccountId("123456789012"), new Region("eu-west-1"));

    static Captured of(String source, String slot) {
        return of(source, Instant.parse(slot));
    }

    static Captured of(String source, Instant slot) {
        var volume = source.startsWith("vol-") ? source : "vol-" + source.substring(source.indexOf('-') + 1);
        return new Captured("daily", source, slot, "c1", List.of(volume), Snapshot.State.COMPLETED, Map.of());
    }

    Captured policy(String name) {
        return new Captured(name, source, slot, capture, volumes, state, extra);
    }

    Captured capture(String id) {
        return new Captured(policy, source, slot, id, volumes, state, extra);
    }

    Captured volumes(String... ids) {
        return new Captured(policy, source, slot, capture, List.of(ids), state, extra);
    }

    Captured state(Snapshot.State value) {
        return new Captured(policy, source, slot, capture, volumes, value, extra);
    }

    Captured tag(String key, String value) {
        var tags = new HashMap<>(extra);
        tags.put(key, value);
        return new Captured(policy, source, slot, capture, volumes, state, tags);
    }

    PointKey key() {
        return new PointKey(new Obligation(new PolicyName(policy), new Slot(slot), SCOPE, new ResourceId(source)), 1);
    }

    Candidate candidate() {
        return new Candidate(key(), new CaptureId(capture));
    }

    List<SnapshotId> ids() {
        return volumes.stream().map(this::id).toList();
    }

    List<Snapshot> snapshots() {
        var shapes = volumes.stream()
                .map(id -> new VolumeShape(new VolumeId(id), "", "gp3", 3000, 125, 8, "eu-west-1a"))
                .toList();
        var marks = new Marks(
                key(), new CaptureId(capture), shapes.size(), Consistency.CRASH, "last 1", new SetManifest(shapes));
        var tags = new HashMap<>(marks.tags());
        tags.putAll(extra);
        return volumes.stream()
                .map(volume -> new Snapshot(
                        id(volume),
                        SCOPE.account(),
                        volume,
                        slot.plusSeconds(capture.equals("c1") ? 3 : 9),
                        state,
                        "",
                        marks.description(),
                        tags,
                        null,
                        null))
                .toList();
    }

    private SnapshotId id(String volume) {
        var name = policy + source + slot + capture + volume;
        var uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new SnapshotId("snap-" + uuid.toString().replace("-", "").substring(0, 17));
    }
}
