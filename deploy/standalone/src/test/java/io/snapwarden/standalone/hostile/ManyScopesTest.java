package io.snapwarden.standalone.hostile;

import static io.snapwarden.standalone.hostile.Rehearsal.DUBLIN;
import static io.snapwarden.standalone.hostile.Rehearsal.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.simulation.model.AccountRow;
import io.snapwarden.simulation.model.SimulatedAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An organization of many accounts with 17 Regions each, most of them empty. `deploy/benchmark` counts the calls of a
/// thousand of them.
class ManyScopesTest {

    private static final int ACCOUNTS = 70;
    private static final List<Region> REGIONS = Stream.concat(
                    SimulatedAccount.COMMON_REGIONS.stream(),
                    IntStream.rangeClosed(1, 10).mapToObj(number -> "sa-south-" + number))
            .map(Region::new)
            .toList();
    private static final Region OHIO = new Region("us-east-2");

    /// Beside the home account, which is the first.
    private static final AccountId ROLE_MISSING = account(10);
    private static final AccountId DENIES = account(20);
    private static final AccountId REGION_OFF = account(31);
    private static final AccountId SUSPENDED = account(40);

    private final Rehearsal rehearsal = new Rehearsal(Policies.daily())
            .looksAt(new ScopeChoice(
                    new ScopeChoice.Regions.All(), new ScopeChoice.Accounts.Organization("snapwarden-member", null)));

    @BeforeEach
    void anInstanceInTwoRegionsOfEveryTenthAccount() {
        var organization = rehearsal.aws.organization().found(DUBLIN.account()).withEmptyPages();
        for (int number = 1; number < ACCOUNTS; number++) {
            organization.put(account(number), "member-" + number, AccountRow.ACTIVE);
        }
        for (int number = 0; number < ACCOUNTS; number++) {
            REGIONS.forEach(rehearsal.aws.account(account(number))::enable);
            if (number % 10 == 0) {
                for (var region : List.of(DUBLIN.region(), OHIO)) {
                    rehearsal
                            .aws
                            .stage(new Scope(account(number), region))
                            .instance(List.of(8, 8), Map.of("backup", "daily"), Map.of());
                }
            }
        }
        organization.suspend(SUSPENDED);
        rehearsal.aws.account(ROLE_MISSING).deny(ROLE, List.of("AssumeRole"));
        rehearsal.aws.account(DENIES).deny(ROLE, List.of("DescribeInstances"));
    }

    @Test
    void aNightIsManySmallScansAndAnIdleDayCallsNothing() {
        rehearsal.passUntil("03:00");
        var captured = calls();
        assertThat(captured).containsEntry("ListAccounts", 8L).containsEntry("DescribeRegions", ACCOUNTS - 2L);
        assertThat(captured.get("DescribeVolumes"))
                .as("two scans of each scope")
                .isBetween(2 * open(), 2 * open() + 34);
        assertThat(captured).containsEntry("CreateSnapshots", completed());
        assertThat(rehearsal.heard(Event.RunClosed.class)).hasSize(1);

        rehearsal.passUntil("05:59");
        var closed = difference(captured, calls());
        assertThat(closed.keySet())
                .as("only those that let nobody in")
                .isSubsetOf("DescribeInstances", "DescribeVolumes");
        assertThat(closed.get("DescribeInstances")).isLessThanOrEqualTo((REGIONS.size() + 1L) * 12);

        rehearsal.passUntil("12:00");
        var noon = calls();
        rehearsal.passUntil("01:59");
        assertThat(difference(noon, calls())).isEmpty();
        assertThat(rehearsal.services().deadLetters()).isEmpty();
    }

    @Test
    void whatFailsCostsTheOthersNothingAndIsSaidOnce() {
        rehearsal.pass(Duration.ofDays(1).plusHours(12));

        assertThat(rehearsal.heard(Event.RunSettled.class)).hasSize(2).allSatisfy(settled -> {
            var report = settled.report();
            assertThat(report.scopes().stream().mapToInt(ScopeReport::completed).sum())
                    .isEqualTo((int) completed());
            assertThat(report.scopes().stream().filter(scope -> scope.unreachable() != null))
                    .extracting(scope -> scope.scope().account())
                    .containsOnly(ROLE_MISSING, DENIES)
                    .hasSize(1 + REGIONS.size());
        });
        assertThat(rehearsal.heard(Event.ScopeUnreachable.class))
                .extracting(Event.ScopeUnreachable::scope)
                .doesNotHaveDuplicates()
                .hasSize(1 + REGIONS.size());
        assertThat(rehearsal.heard(Event.ScopesInDoubt.class))
                .extracting(Event.ScopesInDoubt::about)
                .as("that nobody enters the account without a role its scope has said")
                .containsExactly("account " + SUSPENDED + " (member-40)");
        assertThat(rehearsal.mails.digests().getFirst().body())
                .contains("WHERE TO LOOK account " + SUSPENDED + " (member-40): its state is SUSPENDED");
    }

    @Test
    void aRegionThatGoesOffIsSaidOnceAndAnAccountThatOpensIsCapturedLate() {
        rehearsal.passUntil("02:01");
        rehearsal.aws.account(REGION_OFF).disable(OHIO);
        rehearsal.passUntil("03:00");
        rehearsal.aws.account(DENIES).allow(ROLE);
        rehearsal.pass(Duration.ofHours(12));

        assertThat(rehearsal.heard(Event.ScopeUnreachable.class))
                .filteredOn(said -> said.scope().account().equals(REGION_OFF))
                .extracting(Event.ScopeUnreachable::scope)
                .containsExactly(new Scope(REGION_OFF, OHIO));
        assertThat(rehearsal.heard(Event.RunSettled.class).getLast().report().scopes())
                .filteredOn(scope -> scope.scope().account().equals(DENIES) && scope.completed() > 0)
                .hasSize(2);
    }

    private static long open() {
        return (ACCOUNTS - 3L) * REGIONS.size();
    }

    /// In two Regions of every tenth account, but for three of them.
    private static long completed() {
        return 2L * (ACCOUNTS / 10 - 3);
    }

    private Map<String, Long> calls() {
        return rehearsal.aws.calls().byAction();
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        var difference = new TreeMap<String, Long>();
        after.forEach((action, count) -> {
            long more = count - before.getOrDefault(action, 0L);
            if (more > 0) {
                difference.put(action, more);
            }
        });
        return difference;
    }

    private static AccountId account(int number) {
        return number == 0 ? DUBLIN.account() : new AccountId("%012d".formatted(200_000_000_000L + number));
    }
}
