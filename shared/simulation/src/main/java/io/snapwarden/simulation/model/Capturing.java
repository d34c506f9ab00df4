package io.snapwarden.simulation.model;

import io.snapwarden.domain.point.Label;
import io.snapwarden.domain.point.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// CreateSnapshot and CreateSnapshots: all that they ask for, or nothing.
final class Capturing {

    private final ScopeState state;

    Capturing(ScopeState state) {
        this.state = state;
    }

    List<SnapshotRow> volume(String id, String description, Map<String, String> tags) {
        SnapshotRules.check(description, tags, state.limits);
        var volume = state.volume(id);
        return start(List.of(volume), List.of(state.labels.of(description, tags)), "CreateSnapshot");
    }

    List<SnapshotRow> instance(SetRequest request) {
        SnapshotRules.check(request.description(), request.tags(), state.limits);
        var volumes = members(request);
        return start(volumes, labels(request, volumes), "CreateSnapshots");
    }

    /// Of members whose volumes have the same tags it is the same one.
    private List<Label> labels(SetRequest request, List<StoredVolume> volumes) {
        var labels = new HashMap<Map<String, String>, Label>();
        return volumes.stream()
                .map(volume -> request.copyVolumeTags() ? TagRules.copied(volume.tags) : Map.<String, String>of())
                .map(own -> labels.computeIfAbsent(
                        own,
                        _ -> state.labels.of(
                                request.description(), TagRules.merged(own, request.tags(), state.limits))))
                .toList();
    }

    private List<StoredVolume> members(SetRequest request) {
        var instance = state.instance(request.instance());
        if (instance.state == InstanceState.TERMINATED) {
            throw AwsError.refused(
                    "IncorrectInstanceState", "The instance '" + instance.id + "' is not in a valid state.");
        }
        if (request.excludedData().size() > state.limits.excludedVolumes()) {
            throw AwsError.refused("InvalidParameterValue", "Too many volumes are excluded.");
        }
        for (var id : request.excludedData()) {
            if (instance.volumes.stream().noneMatch(v -> !v.boot && v.id().equals(id))) {
                throw AwsError.refused(
                        "InvalidParameterValue", "The volume '" + id + "' is no data volume of " + instance.id + ".");
            }
        }
        var members = instance.volumes.stream()
                .filter(volume -> !(volume.boot && request.excludeBoot()))
                .filter(volume -> !request.excludedData().contains(volume.id()))
                .toList();
        if (members.isEmpty() || members.size() > state.limits.setVolumes()) {
            throw AwsError.refused(
                    "InvalidParameterValue",
                    "1 to " + state.limits.setVolumes() + " volumes can be captured, not " + members.size() + ".");
        }
        return members;
    }

    private List<SnapshotRow> start(List<StoredVolume> volumes, List<Label> labels, String action) {
        long now = state.now();
        volumes.forEach(volume -> requireRoomOf(volume, now));
        requireRoom(volumes.size());
        boolean fails = state.faults.strikes(Faults.Kind.ERROR_SNAPSHOT, action);
        long seenFrom = state.seenFrom();
        var start = Instant.ofEpochMilli(now);
        var rows = new ArrayList<SnapshotRow>();
        for (int i = 0; i < volumes.size(); i++) {
            var volume = volumes.get(i);
            var course = new StoredSnapshot.Course(start, endOf(volume, now), fails, seenFrom);
            var snapshot = new StoredSnapshot(
                    state.number(), new SnapshotId(state.id("snap")), content(volume), labels.get(i), course);
            volume.lastSnapshotAt = now;
            state.put(snapshot, volume);
            rows.add(snapshot.row(state.scope.account(), now));
        }
        return rows;
    }

    private StoredSnapshot.Content content(StoredVolume volume) {
        int sizeGiB = volume.shape.sizeGiB();
        return new StoredSnapshot.Content(
                volume.id(), volume.id(), sizeGiB, SnapshotPace.fullBytes(sizeGiB, churn(volume)));
    }

    private long endOf(StoredVolume volume, long now) {
        var sinceLast = Duration.ofMillis(volume.lastSnapshotAt < 0 ? -1 : now - volume.lastSnapshotAt);
        return now
                + state.limits
                        .pace()
                        .of(
                                volume.shape.sizeGiB(),
                                churn(volume),
                                sinceLast,
                                state.pending.count(),
                                state.faults.chance())
                        .toMillis();
    }

    private Churn churn(StoredVolume volume) {
        return volume.churn == null ? state.limits.pace().churn() : volume.churn;
    }

    private void requireRoomOf(StoredVolume volume, long now) {
        var least = state.limits.betweenSnapshots().toMillis();
        if (volume.lastSnapshotAt >= 0 && now - volume.lastSnapshotAt < least) {
            throw AwsError.refused(
                    "SnapshotCreationPerVolumeRateExceeded",
                    "The maximum per volume CreateSnapshot request rate has been exceeded for " + volume.id() + ".");
        }
        int most = volume.slow() ? state.limits.pendingPerSlowVolume() : state.limits.pendingPerVolume();
        if (volume.pending >= most) {
            throw AwsError.refused(
                    "ConcurrentSnapshotLimitExceeded",
                    "Maximum allowed in-progress snapshots for " + volume.id() + " exceeded: " + most + ".");
        }
    }

    /// A set takes as many slots as it has members, or none: what EC2 does with a set that does not fit is not
    /// published.
    private void requireRoom(int more) {
        if (state.pending.count() + more > state.limits.pending()) {
            throw AwsError.refused(
                    "PendingSnapshotLimitExceeded",
                    "The maximum number of pending snapshots, " + state.limits.pending() + ", has been reached.");
        }
        SnapshotRules.requireRoom(state, more);
    }
}
