package io.snapwarden.testkit.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Volume;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a listing of a scope promises.
public abstract class FleetContract extends Ec2Contract {

    @Test
    void anEmptyScopeIsAnEmptyFleet() {
        var fleet = world.fleet().list(world.scope());
        assertThat(fleet.instances()).isEmpty();
        assertThat(fleet.volumes()).isEmpty();
    }

    @Test
    void aLoneVolumeIsListedWithItsTagsAndShape() {
        var id = world.makeVolume(Map.of("Backup", "daily", "odd <&\" key", ""));

        var volume = world.fleet().list(world.scope()).volumes().getFirst();

        assertThat(volume.id()).isEqualTo(id);
        assertThat(volume.tags()).isEqualTo(Map.of("Backup", "daily", "odd <&\" key", ""));
        assertThat(volume.boot()).isFalse();
        assertThat(volume.shape().device()).isEmpty();
        assertThat(volume.shape().sizeGiB()).isEqualTo(8);
        assertThat(volume.shape().zone()).startsWith(world.scope().region().id());
    }

    @Test
    void anInstanceIsListedWithItsVolumesBootFirstAndEachVolumeOnce() {
        var id = world.makeInstance(2, Map.of("Name", "db"));

        var fleet = world.fleet().list(world.scope());
        var instance = instance(id);

        assertThat(instance.kind()).isEqualTo(ResourceKind.INSTANCE);
        assertThat(instance.name()).isEqualTo("db");
        assertThat(instance.volumes()).extracting(Volume::boot).containsExactly(true, false, false);
        assertThat(instance.volumes())
                .allSatisfy(volume -> assertThat(volume.shape().device()).isNotEmpty());
        assertThat(ids(fleet.volumes())).containsExactlyInAnyOrderElementsOf(ids(instance.volumes()));
    }

    @Test
    void onlyWhatDoesNotExistIsGone() {
        var there = world.makeVolume(Map.of()).asResource();
        var removed = world.makeVolume(Map.of());
        world.removeVolume(removed);
        world.settle();
        var never = new ResourceId("i-0123456789abcdef0");

        assertThat(world.fleet().gone(world.scope(), List.of(there, removed.asResource(), never)))
                .containsExactlyInAnyOrder(removed.asResource(), never);
    }

    @Test
    void nothingAskedForIsNothingGone() {
        assertThat(world.fleet().gone(world.scope(), List.of())).isEmpty();
    }
}
