package io.snapwarden.domain.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.domain.work.Work.CaptureWorkload;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureWorkloadTest {

    private static final WorkloadName SHOP = new WorkloadName("shop");

    private static CaptureRecoveryPoint member(String source, String region) {
        var owed = new Obligation(
                new PolicyName("shops"),
                Slot.parse("2026-11-20T02:00:00Z"),
                new Scope(new AccountId("111122223333"), new Region(region)),
                new ResourceId(source));
        var job = new CaptureRecoveryPoint.Job("snapwarden", "backup", 0);
        return CaptureRecoveryPoint.ofManaged(new PointKey(owed, 1), "daily 7", job);
    }

    private static CaptureWorkload of(CaptureRecoveryPoint... members) {
        return new CaptureWorkload(SHOP, Workload.OnFailure.CONTINUE, List.of(members));
    }

    @Test
    void itIsOfTheScopeAndTheRunOfItsMembers() {
        var workload = of(
                member("i-0a", "eu-west-1").in(SHOP),
                member("i-0b", "eu-west-1").in(SHOP));

        assertThat(workload.scope()).hasToString("111122223333/eu-west-1");
        assertThat(workload.run()).hasToString("shops 2026-11-20T02:00:00Z");
    }

    @Test
    void nobodyIsNamedTwice() {
        assertThatThrownBy(() -> of(
                        member("i-0a", "eu-west-1").in(SHOP),
                        member("i-0a", "eu-west-1").in(SHOP)))
                .hasMessageContaining("names each member once", "i-0a");
    }

    @Test
    void noTwoScopesAreMixed() {
        assertThatThrownBy(() -> of(
                        member("i-0a", "eu-west-1").in(SHOP),
                        member("i-0b", "us-east-1").in(SHOP)))
                .hasMessageContaining("one policy, slot and scope");
    }

    @Test
    void aMemberOfAnotherWorkloadIsRefused() {
        assertThatThrownBy(() -> of(member("i-0a", "eu-west-1").in(new WorkloadName("desk"))))
                .hasMessageContaining("is of the workload desk, not of shop");
        assertThatThrownBy(() -> of(member("i-0a", "eu-west-1"))).hasMessageContaining("not of shop");
    }

    @Test
    void oneWithoutMembersIsRefused() {
        assertThatThrownBy(CaptureWorkloadTest::of).hasMessageContaining("members must not be empty");
    }
}
