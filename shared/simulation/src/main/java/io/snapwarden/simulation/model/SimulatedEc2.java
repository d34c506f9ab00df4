package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// EC2 in one scope, as one role sees it. Every method is one API call; it throws [AwsError] or [ReplyLost].
public final class SimulatedEc2 {

    private final ScopeState state;
    private final Function<Region, ScopeState> regions;
    private final Gate gate;
    private final SimulatedAccount account;
    private final String role;
    private final Volumes volumes;

    /// @param regions the other scopes of the account
    SimulatedEc2(
            ScopeState state, Function<Region, ScopeState> regions, Gate gate, SimulatedAccount account, String role) {
        this.state = state;
        this.regions = regions;
        this.gate = gate;
        this.account = account;
        this.role = role;
        volumes = new Volumes(state);
    }

    public Scope scope() {
        return state.scope;
    }

    public Page<InstanceRow> describeInstances(Query query) {
        return list("DescribeInstances", query, () -> new FleetListing(state).instances(query));
    }

    public Page<VolumeRow> describeVolumes(Query query) {
        return list("DescribeVolumes", query, () -> new FleetListing(state).volumes(query));
    }

    public Page<SnapshotRow> describeSnapshots(Query query) {
        return list("DescribeSnapshots", query, () -> new SnapshotListing(state).rows(query));
    }

    /// The same call, without what only EC2's own words have.
    public Page<Snapshot> describeSnapshotFacts(Query query) {
        return list("DescribeSnapshots", query, () -> new SnapshotListing(state).facts(query));
    }

    public SnapshotRow createSnapshot(String volume, String description, Map<String, String> tags) {
        return call("CreateSnapshot", () -> new Capturing(state).volume(volume, description, tags))
                .getFirst();
    }

    public List<SnapshotRow> createSnapshots(SetRequest request) {
        return call("CreateSnapshots", () -> new Capturing(state).instance(request));
    }

    /// Copies a snapshot of the account to here, from another Region or this one.
    public SnapshotRow copySnapshot(Region from, String snapshot, String description, Map<String, String> tags) {
        return gate.prepared(role, "CopySnapshot", true, () -> {
            var source = CopySource.read(regions.apply(from), account, snapshot);
            return () -> new Copying(state).copy(source, description, tags);
        });
    }

    public void deleteSnapshot(String id) {
        run("DeleteSnapshot", () -> new Deleting(state).delete(id));
    }

    public void createTags(List<String> ids, Map<String, String> tags) {
        run("CreateTags", () -> new Tagging(state).create(ids, tags));
    }

    public void deleteTags(List<String> ids, Collection<String> keys) {
        run("DeleteTags", () -> new Tagging(state).delete(ids, keys));
    }

    public VolumeRow createVolume(VolumeRequest request) {
        return call("CreateVolume", () -> volumes.create(request));
    }

    public void deleteVolume(String id) {
        run("DeleteVolume", () -> volumes.delete(id));
    }

    public void attachVolume(String volume, String instance, String device) {
        run("AttachVolume", () -> volumes.attach(volume, instance, device, false));
    }

    public void detachVolume(String volume) {
        run("DetachVolume", () -> volumes.detach(volume));
    }

    public InstanceRow runInstance(InstanceRequest request) {
        return runInstances(request, 1).getFirst();
    }

    public List<InstanceRow> runInstances(InstanceRequest request, int count) {
        var instances = new Instances(state, volumes);
        return call(
                "RunInstances",
                () -> Stream.generate(() -> instances.run(request)).limit(count).toList());
    }

    public void stopInstance(String id) {
        run("StopInstances", () -> new Instances(state, volumes).stop(id));
    }

    public void startInstance(String id) {
        run("StartInstances", () -> new Instances(state, volumes).start(id));
    }

    public void terminateInstance(String id) {
        run("TerminateInstances", () -> new Instances(state, volumes).terminate(id));
    }

    /// @param withDisabled whether disabled images are listed too
    public List<ImageRow> describeImages(boolean withDisabled) {
        return call(
                "DescribeImages",
                () -> state.images.values().stream()
                        .filter(image -> withDisabled || !image.disabled())
                        .toList());
    }

    public ImageRow registerImage(String name, Collection<String> snapshots) {
        return call("RegisterImage", () -> {
            snapshots.forEach(state::snapshot);
            var image = new ImageRow(state.id("ami"), name, Set.copyOf(snapshots), false);
            state.images.put(image.id(), image);
            return image;
        });
    }

    public void disableImage(String id) {
        run("DisableImage", () -> {
            var image = state.images.get(id);
            if (image == null) {
                throw AwsError.refused("InvalidAMIID.NotFound", "The image id '[" + id + "]' does not exist");
            }
            state.images.put(id, new ImageRow(id, image.name(), image.snapshots(), true));
        });
    }

    public void deregisterImage(String id) {
        run("DeregisterImage", () -> state.images.remove(id));
    }

    public void lockSnapshot(String id) {
        run("LockSnapshot", () -> state.locked.add(state.snapshot(id).id.value()));
    }

    public void unlockSnapshot(String id) {
        run("UnlockSnapshot", () -> state.locked.remove(state.snapshot(id).id.value()));
    }

    /// The ids of the locked ones.
    public List<String> describeLockedSnapshots() {
        return call("DescribeLockedSnapshots", () -> List.copyOf(state.locked));
    }

    public Set<Region> describeRegions() {
        return call("DescribeRegions", account::enabled);
    }

    public void describeAvailabilityZones() {
        run("DescribeAvailabilityZones", () -> {});
    }

    private <T> Page<T> list(String action, Query query, Supplier<Page<T>> page) {
        return gate.pass(role, action, query.narrowed(), () -> {
            if (!query.isFirstPage() && state.faults.strikes(Faults.Kind.BREAK_LISTING, action)) {
                throw AwsError.internal();
            }
            return page.get();
        });
    }

    private <T> T call(String action, Supplier<T> effect) {
        return gate.pass(role, action, true, effect);
    }

    private void run(String action, Runnable effect) {
        gate.pass(role, action, true, () -> {
            effect.run();
            return true;
        });
    }
}
