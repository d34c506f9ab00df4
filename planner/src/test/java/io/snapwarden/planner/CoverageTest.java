package io.snapwarden.planner;

import static io.snapwarden.planner.Account.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Map<String, String> DAILY = Map.of("Backup", "daily");
    private static final Policy INSTANCES =
            Account.policy("instances", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));
    private static final Policy VOLUMES =
            Account.policy("volumes", ResourceKind.VOLUME, "0 2 * * *", Duration.ofHours(4));

    private final Account account = new Account();

    @Test
    void anInstanceIsOneLineWithItsPolicyAndItsNewestGoodPoint() {
        var instance = account.instance(2, DAILY);
        account.tick(account.planner(INSTANCES));
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        assertThat(coverage(INSTANCES)).singleElement().satisfies(line -> {
            assertThat(line.resource()).isEqualTo(instance.id());
            assertThat(line.policy()).isEqualTo(INSTANCES.name());
            assertThat(line.newestGood()).isEqualTo(account.now);
            assertThat(line.unprotected()).isFalse();
        });
    }

    @Test
    void aPendingPointProtectsNothingYet() {
        account.instance(1, DAILY);
        account.tick(account.planner(INSTANCES));
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.PENDING);
        assertThat(coverage(INSTANCES).getFirst().newestGood()).isNull();
    }

    @Test
    void whatNothingProtectsIsNamed() {
        account.instance(1, Map.of());
        account.volume(SCOPE, Map.of());
        assertThat(coverage(INSTANCES, VOLUMES))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.unprotected()).isTrue());
    }

    @Test
    void aVolumeThatTravelsHasNoLineAndALoneOneHas() {
        account.instance(2, DAILY);
        var alone = account.volume(SCOPE, DAILY);
        assertThat(coverage(INSTANCES, VOLUMES))
                .extracting(Coverage.Line::resource)
                .hasSize(2)
                .contains(alone.id().asResource());
    }

    @Test
    void whatAnExclusionKeepsOutSaysSo() {
        account.instance(1, Map.of("Backup", "daily", "Skip", "yes"));
        assertThat(coverage(INSTANCES)).singleElement().satisfies(line -> {
            assertThat(line.policy()).isNull();
            assertThat(line.note()).isEqualTo("it is excluded by its tags");
        });
    }

    private List<Coverage.Line> coverage(Policy... policies) {
        return new Coverage(new PolicySet(List.of(policies)), account, account).of(SCOPE);
    }
}
