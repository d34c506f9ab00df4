package io.snapwarden.testkit.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/// What the suites of the EC2 ports have in common: a new world for each test.
abstract class Ec2Contract {

    static final Map<String, String> MARKS = Map.of(Marks.POLICY, "daily", Marks.WORK, "0123456789abcdef");

    Ec2World world;

    protected abstract Ec2World newWorld();

    @BeforeEach
    void begin() {
        world = newWorld();
    }

    /// Skips the test, by the name of the difference, where the world is known to be unlike EC2.
    void needs(Ec2World.Difference absent) {
        assumeFalse(world.differences().contains(absent), () -> absent + ": " + absent.fact());
    }

    Creation create(Request request) {
        return world.creator().create(world.scope(), request);
    }

    SnapshotId capture(VolumeId volume) {
        var made = captured(create(new Request.OfVolume(volume, "snapwarden/1 test", MARKS)));
        return made.values().iterator().next();
    }

    static Map<VolumeId, SnapshotId> captured(Creation creation) {
        assertThat(creation).isInstanceOf(Creation.Created.class);
        return ((Creation.Created) creation).snapshots();
    }

    Resource instance(ResourceId id) {
        return world.fleet().list(world.scope()).instances().stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static List<VolumeId> ids(List<Volume> volumes) {
        return volumes.stream().map(Volume::id).toList();
    }
}
