package io.snapwarden.standalone.hostile;

import static io.snapwarden.standalone.hostile.Rehearsal.DUBLIN;
import static io.snapwarden.standalone.hostile.Rehearsal.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event.RunSettled;
import io.snapwarden.domain.event.Event.ScopeUnreachable;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Credentials that expire and Regions that do not let us in: what can be done is done, the rest is said once and
/// made up for when the door opens.
class DeniedByAwsTest {

    private static final Scope OHIO = new Scope(DUBLIN.account(), new Region("us-east-2"));
    private static final Duration DAY = Duration.ofDays(1);

    private final Rehearsal rehearsal =
            new Rehearsal(Policies.daily("prune: { mode: delete, max-deletes: 100% }")).looksAt(DUBLIN, OHIO);

    @BeforeEach
    void anInstanceInEachRegion() {
        for (var scope : List.of(DUBLIN, OHIO)) {
            rehearsal.aws.stage(scope).instance(List.of(8), Map.of("backup", "daily"), Map.of());
        }
    }

    @AfterEach
    void nothingIsLeftInTheDark() {
        assertThat(rehearsal.services().deadLetters()).isEmpty();
    }

    @Test
    void credentialsThatExpireBeforeTheSlotAndAreRenewedInItsWindow() {
        rehearsal.aws.account(DUBLIN.account()).expire(ROLE);
        rehearsal.passUntil("03:00");

        assertThat(rehearsal.heard(ScopeUnreachable.class))
                .hasSize(2)
                .allSatisfy(said -> assertThat(said.why()).contains(said.scope().toString(), "RequestExpired"));
        assertThat(snapshots(DUBLIN) + snapshots(OHIO)).isZero();

        rehearsal.aws.account(DUBLIN.account()).renew(ROLE);
        rehearsal.pass(Duration.ofHours(12));

        assertThat(snapshots(DUBLIN)).isEqualTo(1);
        assertThat(snapshots(OHIO)).isEqualTo(1);
        assertThat(rehearsal.heard(RunSettled.class))
                .singleElement()
                .satisfies(run -> assertThat(run.report().bad()).isFalse());
    }

    @Test
    void credentialsThatStayExpiredMakeABadNightAndDeleteNothing() {
        rehearsal.pass(DAY.multipliedBy(3));
        int before = snapshots(DUBLIN);
        rehearsal.aws.account(DUBLIN.account()).expire(ROLE);

        rehearsal.pass(DAY.multipliedBy(3));

        assertThat(snapshots(DUBLIN)).isEqualTo(before).isEqualTo(2);
        assertThat(rehearsal.heard(RunSettled.class).getLast().report().bad()).isTrue();
        assertThat(rehearsal.mails.digests().getLast().body()).contains("RequestExpired");
    }

    @Test
    void aRegionThatIsOffCostsTheOthersNothing() {
        rehearsal.aws.account(OHIO.account()).disable(OHIO.region());

        rehearsal.pass(DAY);

        assertThat(snapshots(DUBLIN)).isEqualTo(1);
        assertThat(rehearsal.heard(ScopeUnreachable.class)).singleElement().satisfies(said -> {
            assertThat(said.scope()).isEqualTo(OHIO);
            assertThat(said.why()).contains("us-east-2");
        });
        assertThat(rehearsal.mails.digests().getLast().body()).contains("us-east-2", "the Region is not enabled");
        assertThat(rehearsal.heard(RunSettled.class))
                .singleElement()
                .satisfies(run -> assertThat(run.report().bad()).isFalse());
    }

    @Test
    void aRegionThatDeniesMakesTheRunABadOneAndCostsTheOthersNothing() {
        rehearsal.aws.account(OHIO.account()).deny(ROLE, List.of("DescribeInstances"));

        rehearsal.pass(DAY);

        assertThat(rehearsal.mails.digests().getLast().body()).contains("DescribeInstances", "111122223333");
        assertThat(rehearsal.heard(RunSettled.class).getLast().report().bad()).isTrue();
    }

    @Test
    void rightsToCreateThatAreTakenAwayFailTheRunByName() {
        rehearsal.aws.account(DUBLIN.account()).deny(ROLE, List.of("CreateSnapshots", "CreateSnapshot"));

        rehearsal.pass(DAY);

        assertThat(snapshots(DUBLIN)).isZero();
        assertThat(rehearsal.heard(RunSettled.class).getLast().report().bad()).isTrue();
        assertThat(rehearsal.mails.digests().getLast().body()).contains("snapwarden may not CreateSnapshots");
        assertThat(rehearsal.tickets.open()).isNotEmpty();
    }

    @Test
    void rightsToDeleteThatAreTakenAwayDeleteNothingAndTheNightGoesOn() {
        rehearsal.pass(DAY.multipliedBy(2));
        rehearsal.aws.account(DUBLIN.account()).deny(ROLE, List.of("DeleteSnapshot"));

        rehearsal.pass(DAY.multipliedBy(2));
        assertThat(snapshots(DUBLIN)).isEqualTo(4);

        rehearsal.aws.account(DUBLIN.account()).allow(ROLE);
        rehearsal.pass(DAY);
        assertThat(snapshots(DUBLIN)).isEqualTo(2);
    }

    private int snapshots(Scope scope) {
        return rehearsal.aws.stage(scope).snapshots().size();
    }
}
