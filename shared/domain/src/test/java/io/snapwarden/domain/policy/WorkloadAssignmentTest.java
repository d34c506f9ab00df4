package io.snapwarden.domain.policy;

import static io.snapwarden.domain.policy.Policies.assign;
import static io.snapwarden.domain.policy.Policies.fleet;
import static io.snapwarden.domain.policy.Policies.instance;
import static io.snapwarden.domain.policy.Policies.policy;
import static io.snapwarden.domain.policy.Policies.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.WorkloadName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadAssignmentTest {

    private static final String KEY = Workload.USUAL_KEY;
    private static final Map<String, String> SHOP = Map.of(KEY, "shop");

    private final Policy shops = workloads(Map.of());

    private static Policy workloads(Map<String, String> tags) {
        var like = policy("shops", ResourceKind.VOLUME, Map.of("any", "*"), Map.of("Skip", "*"));
        var selection = new Selection(
                Set.of(ResourceKind.INSTANCE, ResourceKind.VOLUME, ResourceKind.RDS),
                tags,
                Map.of("Skip", "*"),
                new Workload(KEY, Workload.OnFailure.CONTINUE, Map.of(), Map.of()));
        return new Policy(like.name(), List.of(), selection, like.schedule(), null, like.retention());
    }

    @Test
    void resourcesOfSeveralKindsWithTheSameValueAreOneWorkload() {
        var database = new Resource(ResourceKind.RDS, new ResourceId("db-AB1"), SHOP, List.of(), "orders");
        var assigned = assign(
                fleet(List.of(instance(1, SHOP, volume(1, Map.of()))), volume(2, SHOP), volume(3, Map.of(KEY, "desk")))
                        .with(List.of(database)),
                shops);

        assertThat(List.of("i-0001", "vol-0002", "db-AB1"))
                .allSatisfy(id -> assertThat(assigned.get(id).workload()).isEqualTo(new WorkloadName("shop")));
        assertThat(assigned.get("vol-0003").workload()).isEqualTo(new WorkloadName("desk"));
    }

    @Test
    void whoCarriesNoTagThatGroupsIsNotSelected() {
        var assigned = assign(fleet(List.of(), volume(1, Map.of("Backup", "daily"))), shops)
                .get("vol-0001");

        assertThat(assigned.policy()).isNull();
        assertThat(assigned.workload()).isNull();
    }

    @Test
    void aTagWithoutAValueIsNoWorkloadAndIsSaid() {
        var assigned =
                assign(fleet(List.of(), volume(1, Map.of(KEY, " "))), shops).get("vol-0001");

        assertThat(assigned.captured()).isFalse();
        assertThat(assigned.skipped()).isEqualTo("its tag " + KEY + " has no value, so it belongs to no workload");
    }

    @Test
    void otherTagsHaveToMatchToo() {
        var prod = workloads(Map.of("Env", "prod"));
        var assigned = assign(fleet(List.of(), volume(1, SHOP), volume(2, Map.of(KEY, "shop", "Env", "prod"))), prod);

        assertThat(assigned.get("vol-0001").policy()).isNull();
        assertThat(assigned.get("vol-0002").captured()).isTrue();
    }

    @Test
    void aVolumeThatTravelsWithItsInstanceIsNoMemberOfItsOwn() {
        var assigned = assign(fleet(List.of(instance(1, SHOP, volume(1, SHOP)))), shops);

        assertThat(assigned.get("vol-0001").travels()).isTrue();
        assertThat(assigned.get("vol-0001").workload()).isNull();
        assertThat(assigned.get("i-0001").workload()).isEqualTo(new WorkloadName("shop"));
    }

    @Test
    void theFirstPolicyInTheFileHasIt() {
        var loose = policy("loose", ResourceKind.VOLUME, Map.of("Backup", "daily"), Map.of());
        var both = Map.of(KEY, "shop", "Backup", "daily");

        assertThat(assign(fleet(List.of(), volume(1, both)), loose, shops)
                        .get("vol-0001")
                        .workload())
                .as("captured alone")
                .isNull();
        var grouped = assign(fleet(List.of(), volume(1, both)), shops, loose).get("vol-0001");
        assertThat(grouped.workload()).isEqualTo(new WorkloadName("shop"));
        assertThat(grouped.shadowed()).containsExactly(loose.name());
    }
}
