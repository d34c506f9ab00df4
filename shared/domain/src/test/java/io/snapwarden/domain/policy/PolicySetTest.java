package io.snapwarden.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicySetTest {

    private final Policy daily = named("daily", "nightly");
    private final Policy weekly = named("weekly");

    @Test
    void pointsOfAFormerNameBelongToThePolicyThatTookThemOver() {
        var policies = new PolicySet(List.of(weekly, daily));

        assertThat(policies.ownerOf(new PolicyName("nightly"))).contains(daily);
        assertThat(policies.ownerOf(new PolicyName("daily"))).contains(daily);
        assertThat(policies.ownerOf(new PolicyName("hourly"))).isEmpty();
    }

    @Test
    void aFormerNameFindsNoPolicyThatStillRuns() {
        assertThat(new PolicySet(List.of(daily)).find(new PolicyName("nightly")))
                .isEmpty();
        assertThat(new PolicySet(List.of(daily)).find(new PolicyName("daily"))).contains(daily);
    }

    @Test
    void noNameStandsForTwoPolicies() {
        refused("daily", daily, named("daily"));
        refused("nightly", daily, named("nightly"));
        refused("nightly", daily, named("other", "nightly"));
        refused("same", named("same", "same"));
    }

    @Test
    void aSetOfNoPolicyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicySet(List.of()))
                .withMessage("policies names at least one policy");
    }

    private static void refused(String name, Policy... policies) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicySet(List.of(policies)))
                .withMessage("the policy name " + name + " is used twice");
    }

    private static Policy named(String name, String... formerly) {
        return Policies.policy(
                name, List.of(formerly), new Selection(ResourceKind.VOLUME, Map.of("Backup", "*"), Map.of()));
    }
}
