package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.simulation.model.BackupEnd;
import io.snapwarden.simulation.model.BackupJobRow;
import io.snapwarden.simulation.model.BackupPointRow;
import io.snapwarden.simulation.model.BackupStage;
import io.snapwarden.simulation.model.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// AWS Backup makes points through all four services: what it says, what it does not say, and what is wrong with
/// it.
class ManagedBackupsTest {

    private static final String FILES = "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a";
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    private static final String VAULT = "snapwarden";
    private static final Map<String, String> DAILY = Map.of("Backup", "daily");

    private final Rehearsal night = new Rehearsal(policy(VAULT));

    private static String policy(String vault) {
        return """
                version: 1
                scopes: { regions: [eu-west-1] }
                prune: { mode: delete, max-deletes: 100%% }
                notify: { sns: "arn:aws:sns:eu-west-1:111122223333:snapwarden" }
                policies:
                  - name: files
                    select: { kind: aws-backup, tags: { Backup: daily }, exclude: { Skip: "*" } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    backup: { vault: %s }
                    retain: { last: 2 }
                  - name: disks
                    select: { kind: volume, tags: { Backup: daily } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 2 }
                """.formatted(vault);
    }

    private BackupStage backups() {
        return night.stage().backups();
    }

    private void protect(String... resources) {
        backups().vault(VAULT);
        Stream.of(resources).forEach(arn -> backups().put(arn, DAILY));
    }

    @Test
    void aJobOfNineHoursHoldsNobodyAndItsPointIsFound() {
        protect(FILES, TABLE);
        backups().put(FILES + "9", Map.of("Backup", "daily", "Skip", "yes"));
        backups().next(FILES, new BackupEnd(BackupEnd.State.COMPLETED, "", Duration.ofHours(9)));

        night.passUntil("03:30");
        assertThat(night.completed()).containsExactly(TABLE);
        assertThat(night.services().queue(Services.Queue.CAPTURE).size()).isZero();
        night.passUntil("13:00");

        assertThat(night.completed()).containsExactly(TABLE, FILES);
        assertThat(night.heard(Event.RecoveryPointCaptured.class))
                .extracting(Event.RecoveryPointCaptured::job)
                .containsExactlyInAnyOrderElementsOf(
                        backups().jobs().stream().map(BackupJobRow::id).toList());
        assertThat(night.heard(Event.RecoveryPointSkipped.class))
                .extracting(event -> event.obligation().source().value())
                .containsExactly(FILES + "9");
        assertThat(backups().jobs()).hasSize(2);
        assertThat(night.heard(Event.RunSettled.class)).hasSize(2);
    }

    @Test
    void aPruneLetsTheOldestGoWhileTheNewestIsStillToCome() {
        protect(FILES);
        night.pass(Duration.ofHours(86));

        assertThat(night.completed()).hasSize(4);
        assertThat(backups().points()).hasSize(3);
        assertThat(night.heard(Event.RecoveryPointPruned.class))
                .extracting(event -> event.key().obligation().source().value())
                .containsExactly(FILES);
    }

    @Test
    void whatIsCompletedWithIssuesIsSeenAndTold() {
        protect(FILES);
        backups().next(FILES, new BackupEnd(BackupEnd.State.COMPLETED, "3 files were\n skipped", null));
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(Event.RecoveryPointCompleted::weaker)
                .containsExactly("AWS Backup completed it with issues: 3 files were skipped");
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body()).contains("3 files were skipped"));
    }

    @Test
    void aJobWhoseNoteCannotBeReadIsWaitedForAfterItsWindow() {
        protect(FILES);
        backups().next(FILES, new BackupEnd(BackupEnd.State.COMPLETED, "", Duration.ofHours(9)));
        night.passUntil("05:50");
        night.ledger.beginsFor("jobs/");
        night.passUntil("06:40");
        assertThat(night.ledger.refused()).isPositive();
        night.ledger.ends();
        night.passUntil("13:00");

        assertThat(night.heard(Event.RecoveryPointFailed.class)).isEmpty();
        assertThat(night.heard(Event.RecoveryPointMissed.class)).isEmpty();
        assertThat(night.completed()).containsExactly(FILES);
    }

    @Test
    void whoeverGivesWayToAnotherJobLosesNoAttempt() {
        protect(FILES);
        night.passUntil("01:59");
        night.aws.undisturbedBackup(Rehearsal.DUBLIN).startBackupJob(FILES, VAULT, "somebody", "", Map.of());
        night.passUntil("08:00");

        var jobs = backups().jobs();
        assertThat(jobs.subList(1, jobs.size() - 1))
                .isNotEmpty()
                .allMatch(job -> job.message().contains("running job for the same resource"));
        assertThat(night.heard(Event.RecoveryPointFailed.class)).isEmpty();
        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(event -> event.key().attempt())
                .containsExactly(1);
    }

    @Test
    void whoeverGivesWayUntilTheWindowEndsSaysForWhat() {
        protect(FILES);
        backups().next(FILES, new BackupEnd(BackupEnd.State.COMPLETED, "", Duration.ofHours(9)));
        night.passUntil("01:59");
        night.aws.undisturbedBackup(Rehearsal.DUBLIN).startBackupJob(FILES, VAULT, "somebody", "", Map.of());
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointFailed.class)).isEmpty();
        assertThat(night.heard(Event.RecoveryPointMissed.class))
                .extracting(Event.RecoveryPointMissed::reason)
                .singleElement()
                .asString()
                .contains("its window ended", "gave way", "running job for the same resource");
    }

    @Test
    void aFailedJobIsTriedAgainUnderATokenOfItsOwn() {
        protect(FILES);
        backups().next(FILES, new BackupEnd(BackupEnd.State.FAILED, "it broke", null));
        backups().next(FILES, new BackupEnd(BackupEnd.State.EXPIRED, "it never ran", Duration.ofMinutes(30)));
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointFailed.class))
                .extracting(Event.RecoveryPointFailed::reason)
                .satisfiesExactly(
                        first -> assertThat(first).contains("FAILED", "it broke"),
                        second -> assertThat(second).contains("EXPIRED", "it never ran"));
        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(event -> event.key().attempt())
                .containsExactly(3);
    }

    @Test
    void aMissingVaultIsNamedForEachResource() {
        backups().put(FILES, DAILY).put(TABLE, DAILY);
        night.passUntil("08:00");

        assertThat(night.reasons())
                .hasSize(2)
                .allMatch(why -> why.contains("backup vault snapwarden") && why.contains("correct backup.vault"));
        assertThat(backups().jobs()).isEmpty();
    }

    @Test
    void aRoleThatCannotBeAssumedIsNamed() {
        protect(FILES);
        backups().breakRole("arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole");
        night.passUntil("08:00");

        assertThat(night.reasons())
                .singleElement()
                .asString()
                .contains("Check that the role service-role/AWSBackupDefault");
    }

    @Test
    void aTypeThatIsNotOptedInIsNamedAndTheOthersAreServed() {
        protect(FILES, TABLE);
        backups().optOut(BackupType.EFS);
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains(FILES, "Turn the resource type on");
        assertThat(night.completed()).containsExactly(TABLE);
    }

    @Test
    void aKeyThatIsDeniedIsNamed() {
        protect(FILES);
        backups().denyKey(FILES);
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("KMS key is not accessible", "use the key");
    }

    @Test
    void lostRepliesAndALostLedgerMakeNoTwin() {
        protect(FILES, TABLE);
        night.aws
                .faults()
                .next("StartBackupJob", Faults.Kind.LOSE_REPLY)
                .next("StartBackupJob", Faults.Kind.FAIL_AFTER);
        night.ledger.begins();
        night.passUntil("02:20");
        night.ledger.ends();
        night.passUntil("08:00");

        assertThat(backups().jobs()).hasSize(2);
        assertThat(night.completed()).containsExactlyInAnyOrder(FILES, TABLE);
        assertThat(night.heard(Event.TwinFound.class)).isEmpty();
    }

    @Test
    void whatALockedVaultKeepsIsReported() {
        protect(FILES);
        backups().lockVault(VAULT);
        night.pass(Duration.ofHours(86));

        assertThat(backups().points()).hasSize(4);
        assertThat(night.heard(Event.ScopePruned.class))
                .anySatisfy(event -> assertThat(event.refused())
                        .singleElement()
                        .asString()
                        .contains(FILES, "the vault snapwarden is locked"));
    }

    @Test
    void forgedTagsAreReportedAndNothingOfTheirsIsDeleted() {
        protect(FILES, TABLE);
        night.passUntil("08:00");
        var forged = pointOf(TABLE);
        backups().tag(forged, Map.of(Marks.SOURCE, FILES));
        night.pass(Duration.ofHours(61));

        assertThat(backups().points()).extracting(BackupPointRow::arn).contains(forged);
        assertThat(night.heard(Event.MarksDisagree.class))
                .extracting(Event.MarksDisagree::snapshot)
                .contains(new SnapshotId(forged));
    }

    @Test
    void aPersonsHoldBeatsTheRules() {
        protect(FILES);
        night.passUntil("08:00");
        var held = pointOf(FILES);
        backups().tag(held, Map.of(Marks.HOLD, ""));
        night.pass(Duration.ofDays(4));

        assertThat(backups().points())
                .extracting(BackupPointRow::arn)
                .contains(held)
                .hasSize(4);
    }

    @Test
    void whereAwsBackupIsDeniedVolumesAreServedAllTheSame() {
        protect(FILES);
        night.stage().volume("gp3", 8, DAILY);
        night.aws.account(Rehearsal.DUBLIN.account()).deny(Rehearsal.ROLE, List.of("ListBackupJobs", "GetResources"));
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(Event.RecoveryPointCompleted::kind)
                .containsExactly(ResourceKind.VOLUME);
        assertThat(night.heard(Event.ScopeUnreachable.class))
                .extracting(Event.ScopeUnreachable::why)
                .singleElement()
                .asString()
                .contains("backup:ListBackupJobs");
    }

    private String pointOf(String resource) {
        return backups().points().stream()
                .filter(point -> point.resource().equals(resource))
                .findFirst()
                .orElseThrow()
                .arn();
    }
}
