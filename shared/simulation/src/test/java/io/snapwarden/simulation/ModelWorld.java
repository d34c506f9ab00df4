package io.snapwarden.simulation;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.VolumeRestorer;
import io.snapwarden.simulation.model.World;
import io.snapwarden.testkit.ec2.Ec2World;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The model as the suites of the EC2 ports want it, through one face. It is like EC2 in all that they ask.
record ModelWorld(World world, FaceContract.Face face) implements Ec2World {

    @Override
    public Scope scope() {
        return World.SCOPE;
    }

    @Override
    public FleetReader fleet() {
        return face.fleet();
    }

    @Override
    public SnapshotReader snapshots() {
        return face.snapshots();
    }

    @Override
    public SnapshotCreator creator() {
        return face.creator();
    }

    @Override
    public SnapshotTagger tagger() {
        return face.tagger();
    }

    @Override
    public SnapshotDeleter deleter() {
        return face.deleter();
    }

    @Override
    public VolumeRestorer restorer() {
        return face.restorer();
    }

    @Override
    public VolumeId makeVolume(Map<String, String> tags) {
        return new VolumeId(world.stage.volume("gp3", 8, tags));
    }

    @Override
    public void removeVolume(VolumeId volume) {
        world.ec2.deleteVolume(volume.value());
    }

    @Override
    public ResourceId makeInstance(int dataVolumes, Map<String, String> tags) {
        return new ResourceId(world.stage.instance(Collections.nCopies(dataVolumes + 1, 8), tags, Map.of()));
    }

    @Override
    public void tagVolume(VolumeId volume, Map<String, String> tags) {
        world.ec2.createTags(List.of(volume.value()), tags);
    }

    @Override
    public void settle() {
        world.pass(Duration.ofMinutes(11));
    }

    @Override
    public Set<Difference> differences() {
        return Set.of();
    }
}
