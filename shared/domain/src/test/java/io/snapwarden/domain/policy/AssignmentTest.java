package io.snapwarden.domain.policy;

import static io.snapwarden.domain.policy.Policies.assign;
import static io.snapwarden.domain.policy.Policies.fleet;
import static io.snapwarden.domain.policy.Policies.instance;
import static io.snapwarden.domain.policy.Policies.policy;
import static io.snapwarden.domain.policy.Policies.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final Map<String, String> TAGGED = Map.of("Backup", "daily");
    private static final Map<String, String> EXCLUDED = Map.of("Backup", "daily", "Skip", "yes");

    private final Policy instances = policy("instances", ResourceKind.INSTANCE, TAGGED, Map.of("Skip", "*"));
    private final Policy volumes = policy("volumes", ResourceKind.VOLUME, TAGGED, Map.of("Skip", "*"));

    @Test
    void theFirstPolicyInTheFileWinsAndTheOthersAreShadowed() {
        var any = policy("any", ResourceKind.VOLUME, Map.of("Backup", "*"), Map.of());
        var fleet = fleet(List.of(), volume(1, TAGGED));

        var first = assign(fleet, volumes, any).get("vol-0001");
        assertThat(first.policy()).isEqualTo(volumes.name());
        assertThat(first.shadowed()).containsExactly(any.name());
        assertThat(first.captured()).isTrue();

        var turned = assign(fleet, any, volumes).get("vol-0001");
        assertThat(turned.policy()).isEqualTo(any.name());
        assertThat(turned.shadowed()).containsExactly(volumes.name());
    }

    @Test
    void aPolicyOfAnotherKindNeitherSelectsNorShadows() {
        var assigned =
                assign(fleet(List.of(), volume(1, TAGGED)), instances, volumes).get("vol-0001");

        assertThat(assigned.policy()).isEqualTo(volumes.name());
        assertThat(assigned.shadowed()).isEmpty();
    }

    @Test
    void whatNoPolicyWantsHasNone() {
        var assigned = assign(fleet(List.of(), volume(1, Map.of("Team", "web"))), volumes)
                .get("vol-0001");

        assertThat(assigned.policy()).isNull();
        assertThat(assigned.skipped()).isNull();
        assertThat(assigned.captured()).isFalse();
    }

    @Test
    void anExcludedResourceFallsToTheNextPolicyThatTakesIt() {
        var rest = policy("rest", ResourceKind.VOLUME, Map.of("Backup", "*"), Map.of());
        var assigned =
                assign(fleet(List.of(), volume(1, EXCLUDED)), volumes, rest).get("vol-0001");

        assertThat(assigned.policy()).isEqualTo(rest.name());
        assertThat(assigned.captured()).isTrue();
    }

    @Test
    void aResourceThatEveryPolicyExcludesIsSkippedByTheFirst() {
        var assigned = assign(
                fleet(List.of(instance(1, EXCLUDED, volume(1, Map.of()))), volume(2, EXCLUDED)), volumes, instances);

        assertThat(assigned.get("vol-0002").policy()).isEqualTo(volumes.name());
        assertThat(assigned.get("vol-0002").skipped()).isEqualTo("it is excluded by its tags");
        assertThat(assigned.get("i-0001").policy()).isEqualTo(instances.name());
        assertThat(assigned.get("i-0001").captured()).isFalse();
    }

    @Test
    void aVolumeThatTravelsWithItsInstanceIsNotCapturedAlone() {
        var assigned = assign(
                fleet(List.of(instance(1, TAGGED, volume(1, TAGGED), volume(2, Map.of()))), volume(3, TAGGED)),
                volumes,
                instances);

        assertThat(assigned.get("i-0001").captured()).isTrue();
        assertThat(assigned.get("i-0001").resource().volumes()).hasSize(2);
        assertThat(assigned.get("vol-0001").travels()).isTrue();
        assertThat(assigned.get("vol-0001").captured()).isFalse();
        assertThat(assigned.get("vol-0003").captured()).isTrue();
    }

    @Test
    void volumesOfAnInstanceThatNobodyCapturesStandAlone() {
        var assigned = assign(fleet(List.of(instance(1, EXCLUDED, volume(1, TAGGED)))), instances, volumes);

        assertThat(assigned.get("vol-0001").policy()).isEqualTo(volumes.name());
        assertThat(assigned.get("vol-0001").captured()).isTrue();
    }

    @Test
    void anExcludedVolumeStaysBehindAndIsNamed() {
        var scratch = volume(2, Map.of("Skip", "yes"));
        var assigned = assign(fleet(List.of(instance(1, TAGGED, volume(1, TAGGED), scratch))), instances);

        assertThat(assigned.get("i-0001").excluded()).containsExactly(scratch);
        assertThat(assigned.get("i-0001").resource().volumes()).containsExactly(volume(1, TAGGED));
        assertThat(assigned.get("i-0001").captured()).isTrue();
    }

    @Test
    void anExcludedVolumeMayBeCapturedAloneByAnotherPolicy() {
        var anyVolume = policy("any-volume", ResourceKind.VOLUME, Map.of("Backup", "*"), Map.of());
        var assigned = assign(
                fleet(List.of(instance(1, TAGGED, volume(1, TAGGED), volume(2, EXCLUDED)))), instances, anyVolume);

        assertThat(assigned.get("vol-0002").policy()).isEqualTo(anyVolume.name());
        assertThat(assigned.get("vol-0002").captured()).isTrue();
        assertThat(assigned.get("vol-0001").travels()).isTrue();
    }

    @Test
    void anInstanceWithoutVolumesIsSkippedAndSaysWhy() {
        var assigned = assign(
                fleet(List.of(instance(1, TAGGED), instance(2, TAGGED, volume(2, Map.of("Skip", "yes"))))), instances);

        assertThat(assigned.get("i-0001").policy()).isEqualTo(new PolicyName("instances"));
        assertThat(assigned.get("i-0001").skipped()).isEqualTo("it has no EBS volume to capture");
        assertThat(assigned.get("i-0002").skipped()).isEqualTo("its volumes are all excluded by their tags");
    }
}
