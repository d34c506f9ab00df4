package io.snapwarden.snapshotter.restore;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.VolumeRestorer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plans and applies restores. It makes volumes and nothing else: attaching them is the caller's next step.
public final class Restores {

    /// Names on each restored volume the snapshot it came from.
    public static final String RESTORED_FROM = Marks.PREFIX + "restored-from";

    /// Names on each restored volume the restore and the volume it stands for. EC2 forgets its client tokens some
    /// day, and a tag it does not.
    public static final String RESTORE = Marks.PREFIX + "restore";

    private final FleetReader fleets;
    private final SnapshotReader snapshots;
    private final VolumeRestorer restorer;

    public Restores(FleetReader fleets, SnapshotReader snapshots, VolumeRestorer restorer) {
        this.fleets = fleets;
        this.snapshots = snapshots;
        this.restorer = restorer;
    }

    /// The good points of a source, newest first: what there is to choose from.
    public List<RecoveryPoint> points(Scope scope, ResourceId source) {
        var found = snapshots.list(scope, new SnapshotReader.Query.OfSources(List.of(source)));
        return PointCatalog.of(found, scope).points().stream()
                .filter(RecoveryPoint::good)
                .sorted(Comparator.comparing(RecoveryPoint::takenAt).reversed())
                .toList();
    }

    /// The newest good point not after `at`, as a plan.
    ///
    /// @param zone the Availability Zone for the new volumes; null for the one that each source was in
    /// @param restore a name for it
    public Optional<RestorePlan> plan(
            Scope scope, ResourceId source, Instant at, @Nullable String zone, String restore) {
        return points(scope, source).stream()
                .filter(point -> !point.takenAt().isAfter(at))
                .findFirst()
                .map(point -> new RestorePlan(
                        restore,
                        scope,
                        point.key(),
                        point.marks().consistency(),
                        point.takenAt(),
                        point.members().stream()
                                .map(member -> item(member, point.marks(), zone))
                                .toList()));
    }

    /// Makes the plan's volumes, one after the other. Repeatable: what an interrupted restore made is found again.
    ///
    /// @param progress is told of each volume
    /// @return the new volume for each old one
    public Map<VolumeId, VolumeId> apply(RestorePlan plan, Consumer<RestorePlan.Item> progress) {
        var there = restored(plan.scope());
        var made = new HashMap<VolumeId, VolumeId>();
        for (var item : plan.items()) {
            var token = plan.token(item);
            var found = there.get(token);
            made.put(item.shape().id(), found == null ? restore(plan.scope(), item, token) : found);
            progress.accept(item);
        }
        return made;
    }

    /// Volumes that restores made, by what they were made for.
    private Map<String, VolumeId> restored(Scope scope) {
        var restored = new HashMap<String, VolumeId>();
        for (var volume : fleets.list(scope).volumes()) {
            var token = volume.tags().get(RESTORE);
            if (token != null) {
                restored.put(token, volume.id());
            }
        }
        return restored;
    }

    private VolumeId restore(Scope scope, RestorePlan.Item item, String token) {
        var tags = new HashMap<>(item.tags());
        tags.put(RESTORED_FROM, item.snapshot().value());
        tags.put(RESTORE, token);
        return restorer.restore(scope, new VolumeRestorer.Request(item.snapshot(), item.shape(), tags, token));
    }

    private static RestorePlan.Item item(Snapshot member, Marks marks, @Nullable String zone) {
        var was = marks.manifest().volumes().stream()
                .filter(volume -> volume.id().value().equals(member.volume()))
                .findFirst()
                .orElseThrow();
        var shape = zone == null
                ? was
                : new VolumeShape(
                        was.id(), was.device(), was.type(), was.iops(), was.throughput(), was.sizeGiB(), zone);
        return new RestorePlan.Item(member.id(), shape, sourceTags(member));
    }

    private static Map<String, String> sourceTags(Snapshot member) {
        return member.tags().entrySet().stream()
                .filter(tag ->
                        !tag.getKey().startsWith(Marks.PREFIX) && !tag.getKey().startsWith("aws:"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
