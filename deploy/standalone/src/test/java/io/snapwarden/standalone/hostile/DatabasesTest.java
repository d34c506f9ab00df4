package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.simulation.model.DatabaseSnapshotRow;
import io.snapwarden.simulation.model.DatabaseStage;
import io.snapwarden.simulation.model.Faults;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// RDS makes points through all four services: what it says, what it does not say, and what is wrong with it.
class DatabasesTest {

    private static final Map<String, String> DAILY = Map.of("Backup", "daily");
    private static final int SMALL = 20;

    private final Rehearsal night = new Rehearsal(policy("databases"));

    private static String policy(String name) {
        return """
                version: 1
                scopes: { regions: [eu-west-1] }
                prune: { mode: delete, max-deletes: 100%% }
                notify: { sns: "arn:aws:sns:eu-west-1:111122223333:snapwarden" }
                policies:
                  - name: %s
                    select: { kind: rds, tags: { Backup: daily }, exclude: { Skip: "*" } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 2 }
                  - name: clusters
                    select: { kind: aurora, tags: { Backup: daily } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 2 }
                  - name: disks
                    select: { kind: volume, tags: { Backup: daily } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 2 }
                """.formatted(name);
    }

    private DatabaseStage databases() {
        return night.stage().databases();
    }

    private DatabaseStage clusters() {
        return night.stage().clusters();
    }

    @Test
    void instancesAndClustersGetOneSnapshotEachAndNobodyWaitsForNineHours() {
        var orders = databases().put("orders", SMALL, Map.of("Backup", "daily", "Team", "shop, web"));
        databases().put("excluded", SMALL, Map.of("Backup", "daily", "Skip", "yes"));
        databases().put("unselected", SMALL, Map.of());
        var shop = clusters().put("shop", SMALL, DAILY);
        databases().member("shop-1", "shop", DAILY);
        clusters().put("papers", "docdb", SMALL, DAILY);
        databases().nextTakes("orders", Duration.ofHours(9));

        night.passUntil("04:00");
        assertThat(night.completed()).containsExactly(shop);
        assertThat(night.services().queue(Services.Queue.CAPTURE).size()).isZero();
        night.passUntil("13:00");

        assertThat(night.completed()).containsExactly(shop, orders);
        assertThat(databases().snapshots()).hasSize(1);
        assertThat(clusters().snapshots()).hasSize(1);
        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(Event.RecoveryPointCompleted::name)
                .containsExactly("shop", "orders");
        assertThat(night.heard(Event.RecoveryPointSkipped.class))
                .extracting(Event.RecoveryPointSkipped::name)
                .containsExactly("excluded");
        assertThat(night.heard(Event.RunSettled.class)).hasSize(3);
        assertThat(night.mails.digests()).isNotEmpty();
    }

    @Test
    void aPruneLetsTheOldestGoAndTouchesNothingElse() {
        databases().put("orders", SMALL, DAILY);
        clusters().put("shop", SMALL, DAILY);
        databases().snapshot("before-the-migration", "orders", "manual", Map.of());
        databases().snapshot("rds:orders-2026-11-19", "orders", "automated", DAILY);
        night.pass(Duration.ofHours(86));

        assertThat(night.completed()).hasSize(8);
        assertThat(databases().snapshots())
                .hasSize(4)
                .extracting(DatabaseSnapshotRow::name)
                .contains("before-the-migration", "rds:orders-2026-11-19");
        assertThat(clusters().snapshots()).hasSize(2);
        assertThat(night.heard(Event.RecoveryPointPruned.class)).hasSize(4);
        assertThat(night.heard(Event.MarksDisagree.class)).isEmpty();
    }

    @Test
    void theQuotaIsWaitedForAndCostsNoAttempt() {
        databases().put("orders", SMALL, DAILY);
        databases().put("bills", SMALL, DAILY);
        databases().quota(1);
        night.passUntil("03:00");
        assertThat(night.completed()).hasSize(1);
        databases().quota(2);
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .hasSize(2)
                .allMatch(event -> event.key().attempt() == 1);
        assertThat(night.heard(Event.RecoveryPointFailed.class)).isEmpty();
    }

    @Test
    void whatTheQuotaKeepsOutToTheEndIsMissedAndSaysWhy() {
        databases().put("orders", SMALL, DAILY);
        databases().put("bills", SMALL, DAILY);
        databases().quota(1);
        night.passUntil("08:00");

        assertThat(night.completed()).hasSize(1);
        assertThat(night.heard(Event.RecoveryPointFailed.class)).isEmpty();
        assertThat(missed())
                .singleElement()
                .asString()
                .contains("its window ended", "CreateDBSnapshot", "SnapshotQuotaExceeded", "Delete manual snapshots");
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body()).contains("SnapshotQuotaExceeded"));
    }

    @Test
    void aDatabaseThatIsBusyForAWhileIsCapturedAfterwards() {
        databases().put("orders", SMALL, DAILY);
        databases().become("orders", "backing-up");
        night.passUntil("03:10");
        assertThat(night.completed()).isEmpty();
        databases().become("orders", "available");
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(event -> event.key().attempt())
                .containsExactly(1);
    }

    @Test
    void aDatabaseThatIsStoppedIsMissedAndTheRestIsServed() {
        var orders = databases().put("orders", SMALL, DAILY);
        databases().put("bills", SMALL, DAILY);
        databases().become("bills", "stopped");
        clusters().put("shop", SMALL, DAILY);
        clusters().become("shop", "stopped");
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactly(orders);
        assertThat(missed())
                .hasSize(2)
                .allSatisfy(why -> assertThat(why).contains("stopped", "start it if it is stopped"))
                .anySatisfy(why -> assertThat(why).contains("CreateDBSnapshot for bills (db-"))
                .anySatisfy(why -> assertThat(why).contains("CreateDBClusterSnapshot for shop (cluster-"));
    }

    @Test
    void aKeyThatIsDeniedIsNamedAndTheRestIsServed() {
        var orders = databases().put("orders", SMALL, DAILY);
        databases().put("secret", SMALL, DAILY);
        databases().denyKey("secret");
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactly(orders);
        assertThat(night.reasons())
                .singleElement()
                .asString()
                .contains("CreateDBSnapshot for secret (db-", "KMSKeyNotAccessible", "Enable the key");
    }

    @Test
    void whatIsDeletedBetweenPlanAndCaptureIsSkippedAndTheRestIsServed() {
        var orders = databases().put("orders", SMALL, DAILY);
        databases().put("bills", SMALL, DAILY);
        databases().become("bills", "modifying");
        night.passUntil("02:03");
        databases().remove("bills");
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactly(orders);
        assertThat(night.heard(Event.RecoveryPointSkipped.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.name()).isEqualTo("bills");
                    assertThat(event.reason()).contains("deleted before it could be captured");
                });
    }

    @Test
    void anotherDatabaseOfTheSameNameIsAnotherResource() {
        var before = databases().put("orders", SMALL, DAILY);
        night.passUntil("08:00");
        databases().remove("orders");
        var after = databases().put("orders", SMALL, DAILY);
        night.pass(Duration.ofDays(4));

        assertThat(night.completed()).startsWith(before, after);
        assertThat(databases().snapshots())
                .extracting(DatabaseSnapshotRow::source)
                .as("the old one's newest good point is nobody's but its own")
                .contains(before)
                .filteredOn(after::equals)
                .hasSize(2);
    }

    @Test
    void nothingIsMadeOfTheDatabaseThatHasTheNameMeanwhile() {
        databases().put("orders", SMALL, DAILY);
        databases().become("orders", "modifying");
        night.passUntil("02:03");
        databases().remove("orders");
        var unasked = databases().put("orders", SMALL, Map.of());
        night.passUntil("08:00");

        assertThat(databases().snapshots())
                .extracting(DatabaseSnapshotRow::source)
                .doesNotContain(unasked);
        assertThat(night.heard(Event.RecoveryPointSkipped.class)).hasSize(1);
    }

    @Test
    void aDatabaseThatIsRenamedMeanwhileIsCapturedUnderItsNewName() {
        var orders = databases().put("orders", SMALL, DAILY);
        databases().become("orders", "modifying");
        night.passUntil("02:03");
        databases().become("orders", "available").rename("orders", "orders-blue");
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactly(orders);
        assertThat(night.heard(Event.RecoveryPointFailed.class)).allMatch(Event.RecoveryPointFailed::retried);
    }

    @Test
    void lostRepliesAndALostLedgerMakeNoTwin() {
        var orders = databases().put("orders", SMALL, DAILY);
        var shop = clusters().put("shop", SMALL, DAILY);
        night.aws
                .faults()
                .next("CreateDBSnapshot", Faults.Kind.LOSE_REPLY)
                .next("CreateDBClusterSnapshot", Faults.Kind.FAIL_AFTER);
        night.ledger.begins();
        night.passUntil("02:20");
        night.ledger.ends();
        night.passUntil("08:00");

        assertThat(databases().snapshots()).hasSize(1);
        assertThat(clusters().snapshots()).hasSize(1);
        assertThat(night.completed()).containsExactlyInAnyOrder(orders, shop);
        assertThat(night.heard(Event.TwinFound.class)).isEmpty();
    }

    @Test
    void whatACrashLeftIsAdoptedByTheNextProgram() {
        databases().put("orders", SMALL, DAILY);
        night.aws.faults().next("CreateDBSnapshot", Faults.Kind.LOSE_REPLY);
        night.passUntil("02:01");
        night.restart(policy("databases"));
        night.passUntil("08:00");

        assertThat(databases().snapshots()).hasSize(1);
        assertThat(night.completed()).hasSize(1);
        assertThat(night.heard(Event.RecoveryPointFailed.class)).isEmpty();
    }

    @Test
    void aFailedSnapshotIsTriedAgainUnderANameOfItsOwnAndPruned() {
        databases().put("orders", SMALL, DAILY);
        databases().nextFails("orders");
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointFailed.class))
                .extracting(Event.RecoveryPointFailed::reason)
                .singleElement()
                .asString()
                .contains("RDS says that it failed");
        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(event -> event.key().attempt())
                .containsExactly(2);
        assertThat(databases().snapshots())
                .extracting(DatabaseSnapshotRow::status)
                .containsExactly("failed", "available");
        night.pass(Duration.ofDays(2));
        assertThat(databases().snapshots())
                .extracting(DatabaseSnapshotRow::status)
                .doesNotContain("failed");
    }

    @Test
    void tagsThatRdsRefusesAreDroppedAndNamed() {
        databases().put("orders", SMALL, Map.of("Backup", "daily", "Team", "shop, web"));
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointCaptured.class))
                .singleElement()
                .satisfies(event -> assertThat(event.droppedTags()).containsExactly("Backup", "Team"));
        assertThat(night.completed()).hasSize(1);
    }

    @Test
    void fiftyTagsOfADatabaseLeaveRoomForOurs() {
        var many = new HashMap<>(DAILY);
        for (int i = 0; i < 49; i++) {
            many.put("tag-%02d".formatted(i), "x");
        }
        databases().put("orders", SMALL, many);
        night.passUntil("08:00");

        assertThat(databases().snapshots().getFirst().tags()).hasSize(50).containsKeys(Marks.POLICY, "Backup");
        assertThat(night.heard(Event.RecoveryPointCaptured.class).getFirst().droppedTags())
                .hasSize(9);
    }

    @Test
    void whatSomebodyDidToOurTagsIsReportedAndNothingOfItIsDeleted() {
        databases().put("orders", SMALL, DAILY);
        clusters().put("shop", SMALL, DAILY);
        night.passUntil("08:00");
        var forged = databases().snapshots().getFirst().name();
        var robbed = clusters().snapshots().getFirst().name();
        databases().tag(forged, Map.of(Marks.SLOT, "2026-11-20T02:00:01Z"));
        clusters().untag(robbed);
        night.pass(Duration.ofDays(4));

        assertThat(databases().snapshots())
                .extracting(DatabaseSnapshotRow::name)
                .contains(forged);
        assertThat(clusters().snapshots()).extracting(DatabaseSnapshotRow::name).contains(robbed);
        assertThat(night.heard(Event.MarksDisagree.class))
                .extracting(event -> event.snapshot().value())
                .anyMatch(arn -> arn.endsWith(":snapshot:" + forged))
                .anyMatch(arn -> arn.endsWith(":cluster-snapshot:" + robbed));
    }

    @Test
    void whatSomebodyElseGaveOurNameIsLeftAloneAndTheNextAttemptHasAnother() {
        var orders = databases().put("orders", SMALL, DAILY);
        night.passUntil("08:00");
        var name = databases().snapshots().getFirst().name();
        var again = new Rehearsal(policy("databases"));
        var same = again.stage().databases().put("orders", SMALL, DAILY);
        assertThat(same).as("the seed makes the same account").isEqualTo(orders);
        again.stage().databases().snapshot(name, "orders", "manual", Map.of());
        again.passUntil("08:00");

        assertThat(again.heard(Event.RecoveryPointFailed.class))
                .extracting(Event.RecoveryPointFailed::reason)
                .singleElement()
                .asString()
                .contains(name, "not ours");
        assertThat(again.heard(Event.RecoveryPointCompleted.class))
                .extracting(event -> event.key().attempt())
                .containsExactly(2);
        assertThat(again.stage().databases().snapshots()).hasSize(2);
    }

    @Test
    void aPersonsHoldBeatsTheRules() {
        databases().put("orders", SMALL, DAILY);
        night.passUntil("08:00");
        var held = databases().snapshots().getFirst().name();
        databases().tag(held, Map.of(Marks.HOLD, ""));
        night.pass(Duration.ofDays(4));

        assertThat(databases().snapshots())
                .extracting(DatabaseSnapshotRow::name)
                .contains(held)
                .hasSize(3);
    }

    @Test
    void whereRdsIsDeniedVolumesAreServedAllTheSame() {
        databases().put("orders", SMALL, DAILY);
        night.stage().volume("gp3", 8, DAILY);
        night.aws
                .account(Rehearsal.DUBLIN.account())
                .deny(Rehearsal.ROLE, List.of("DescribeDBSnapshots", "DescribeDBInstances"));
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(Event.RecoveryPointCompleted::kind)
                .containsExactly(ResourceKind.VOLUME);
        assertThat(night.heard(Event.ScopeUnreachable.class))
                .extracting(Event.ScopeUnreachable::why)
                .singleElement()
                .asString()
                .contains("rds:DescribeDB");
    }

    @Test
    void aCreateCallThatIsDeniedNamesTheRight() {
        databases().put("orders", SMALL, DAILY);
        night.aws.account(Rehearsal.DUBLIN.account()).deny(Rehearsal.ROLE, List.of("CreateDBSnapshot"));
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("orders (db-", "rds:CreateDBSnapshot");
    }

    @Test
    void aRunWhosePolicyIsTakenOutOfTheFileStillEnds() {
        var orders = databases().put("orders", SMALL, DAILY);
        databases().nextTakes("orders", Duration.ofHours(3));
        night.passUntil("03:00");
        night.restart(policy("something-else"));
        night.passUntil("08:00");

        assertThat(night.completed()).contains(orders);
    }

    private List<String> missed() {
        return night.heard(Event.RecoveryPointMissed.class).stream()
                .map(Event.RecoveryPointMissed::reason)
                .toList();
    }
}
