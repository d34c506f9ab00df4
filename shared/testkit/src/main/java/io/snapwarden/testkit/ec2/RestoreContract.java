package io.snapwarden.testkit.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.VolumeRestorer.Request;
import io.snapwarden.testkit.ec2.Ec2World.Difference;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What making a volume from a snapshot promises.
public abstract class RestoreContract extends Ec2Contract {

    @Test
    void aVolumeComesBackAsItWas() {
        var source = world.makeVolume(Map.of());
        var snapshot = capture(source);
        world.settle();
        var shape = new VolumeShape(source, "/dev/sdf", "gp3", 3500, 200, 9, zone(source));

        var restored = restore(new Request(snapshot, shape, Map.of("Name", "db"), "restore-1"));
        world.settle();

        var volume = listed(restored);
        assertThat(volume.shape()).isEqualTo(new VolumeShape(restored, "", "gp3", 3500, 200, 9, shape.zone()));
        assertThat(volume.tags()).isEqualTo(Map.of("Name", "db"));
    }

    @Test
    void theSameTokenGivesTheSameVolume() {
        needs(Difference.IGNORES_CLIENT_TOKENS);
        var source = world.makeVolume(Map.of());
        var snapshot = capture(source);
        world.settle();
        var request = new Request(snapshot, listed(source).shape(), Map.of(), "restore-1");

        assertThat(restore(request)).isEqualTo(restore(request));
    }

    @Test
    void aSnapshotThatIsNotThereIsTroubleThatNamesIt() {
        var source = world.makeVolume(Map.of());
        var missing = new SnapshotId("snap-0123456789abcdef0");

        assertThatThrownBy(() -> restore(new Request(missing, listed(source).shape(), Map.of(), "restore-1")))
                .isInstanceOf(DependencyException.class)
                .hasMessageContaining(missing.value());
    }

    private VolumeId restore(Request request) {
        return world.restorer().restore(world.scope(), request);
    }

    private Volume listed(VolumeId id) {
        return world.fleet().list(world.scope()).volumes().stream()
                .filter(volume -> volume.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String zone(VolumeId id) {
        return listed(id).shape().zone();
    }
}
