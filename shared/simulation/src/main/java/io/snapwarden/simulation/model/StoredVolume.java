package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeShape;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A volume as the model keeps it.
final class StoredVolume implements Numbered {

    private static final Set<String> SLOW = Set.of("st1", "sc1");

    final int number;
    final VolumeShape shape;
    final String snapshot;
    final long createdAt;
    Map<String, String> tags;

    /// The instance that it is attached to; empty when it is not.
    String instance = "";

    String device = "";
    boolean boot;
    boolean deleted;

    /// Null where nothing else is known than what [SnapshotPace] says of all.
    @Nullable
    Churn churn;

    /// How many of its snapshots are pending, deleted ones included.
    int pending;

    /// When its last snapshot began; negative before the first.
    long lastSnapshotAt = -1;

    StoredVolume(int number, VolumeShape shape, String snapshot, Map<String, String> tags, long createdAt) {
        this.number = number;
        this.shape = shape;
        this.snapshot = snapshot;
        this.tags = Map.copyOf(tags);
        this.createdAt = createdAt;
    }

    String id() {
        return shape.id().value();
    }

    boolean slow() {
        return SLOW.contains(shape.type());
    }

    void attach(String toInstance, String asDevice, boolean asBoot) {
        instance = toInstance;
        device = asDevice;
        boot = asBoot;
    }

    void detach() {
        attach("", "", false);
    }

    /// As a listing shows it.
    Volume volume() {
        var now = device.equals(shape.device())
                ? shape
                : new VolumeShape(
                        shape.id(),
                        device,
                        shape.type(),
                        shape.iops(),
                        shape.throughput(),
                        shape.sizeGiB(),
                        shape.zone());
        return new Volume(now, boot, tags);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean forgotten(long now) {
        return deleted;
    }
}
