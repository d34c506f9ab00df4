package io.snapwarden.testkit.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.BackupToken;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.BackupJob;
import io.snapwarden.runtime.port.BackupReader.Query;
import io.snapwarden.runtime.port.BackupStarter.Order;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import io.snapwarden.runtime.port.Start;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What whoever makes, finds and deletes recovery points of AWS Backup may count on.
public abstract class BackupContract {

    private static final Set<BackupType> ALL = Set.of(BackupType.values());
    private static final Map<String, String> DAILY = Map.of("Backup", "daily");

    private BackupWorld world;

    protected abstract BackupWorld newWorld();

    /// The instant at which the world begins.
    protected abstract Instant now();

    @BeforeEach
    void begin() {
        world = newWorld();
    }

    @Test
    void whatCarriesAllTagsIsFoundOnAllPagesWithAllItsTags() {
        var odd = Map.of("Backup", "daily", "odd <&\" key", "é", "empty", "");
        var files = world.makeFileSystem(odd);
        for (int i = 0; i < 120; i++) {
            world.makeTable(DAILY);
        }
        world.makeTable(Map.of("Backup", "weekly"));

        assertThat(tagged(DAILY)).hasSize(121);
        assertThat(tagged(DAILY))
                .filteredOn(one -> one.id().value().equals(files))
                .extracting(Resource::tags)
                .containsExactly(odd);
        assertThat(tagged(Map.of("Backup", "*"))).hasSize(122);
        assertThat(tagged(odd)).extracting(one -> one.id().value()).containsExactly(files);
        assertThat(tagged(Map.of("backup", "daily"))).isEmpty();
    }

    @Test
    void onlyTypesThatAreAskedForAreFound() {
        var files = world.makeFileSystem(DAILY);
        world.makeTable(DAILY);

        assertThat(world.reader().tagged(world.scope(), DAILY, Set.of(BackupType.EFS)))
                .extracting(one -> one.id().value())
                .containsExactly(files);
    }

    @Test
    void aJobBecomesAPointThatSaysOfItselfWhatWeWrote() {
        var files = world.makeFileSystem(Map.of("Backup", "daily", "Name", "shared"));
        var job = started(start(files, 1, 0));

        assertThat(jobs()).extracting(BackupJob::id).containsExactly(job);
        world.settle();

        var listed = jobs().getFirst();
        var point = points().getFirst();
        assertThat(listed.state()).isEqualTo(BackupJob.State.COMPLETED);
        assertThat(listed.point()).isEqualTo(point.members().getFirst().id().value());
        assertThat(listed.resource()).isEqualTo(files);
        assertThat(point.state()).isEqualTo(RecoveryPoint.State.GOOD);
        assertThat(point.marks()).isEqualTo(marks(files, 1, 0));
        assertThat(point.weaker()).isNull();
        assertThat(point.completedAt()).isNotNull();
        assertThat(point.members().getFirst().tags()).containsEntry("Name", "shared");
    }

    @Test
    void theSameTokenNeverStartsASecondJob() {
        var files = world.makeFileSystem(DAILY);

        var first = started(start(files, 1, 0));
        assertThat(started(start(files, 1, 0))).isEqualTo(first);
        world.settle();
        assertThat(started(start(files, 1, 0))).isEqualTo(first);
        world.settle();

        assertThat(jobs()).hasSize(1);
        assertThat(points()).hasSize(1);
    }

    @Test
    void aSecondJobOfAResourceGivesWay() {
        var files = world.makeFileSystem(DAILY);
        var first = started(start(files, 1, 0));
        var second = started(start(files, 2, 0));
        world.settle();

        assertThat(jobs()).filteredOn(job -> job.id().equals(first)).noneMatch(BackupJob::gaveWay);
        assertThat(jobs()).filteredOn(job -> job.id().equals(second)).allMatch(BackupJob::gaveWay);
        assertThat(started(start(files, 2, 1))).isNotEqualTo(second);
    }

    @Test
    void aLimitIsNoFailure() {
        world.letFewJobsRun(1);
        started(start(world.makeFileSystem(DAILY), 1, 0));
        var waiting = world.makeFileSystem(DAILY);

        assertThat(start(waiting, 1, 0)).isInstanceOf(Start.Busy.class);
        world.settle();
        started(start(waiting, 1, 0));
    }

    @Test
    void howAJobEndedIsTold() {
        var failing = world.makeFileSystem(DAILY);
        var odd = world.makeFileSystem(DAILY);
        var torn = world.makeFileSystem(DAILY);
        world.nextFails(failing, "it broke \"<&");
        world.nextHasIssues(odd, "2 objects were skipped");
        world.nextIsPartial(torn);
        List.of(failing, odd, torn).forEach(arn -> started(start(arn, 1, 0)));
        world.settle();

        assertThat(of(failing).state()).isEqualTo(BackupJob.State.FAILED);
        assertThat(of(failing).message()).isEqualTo("it broke \"<&");
        assertThat(of(odd).state()).isEqualTo(BackupJob.State.COMPLETED);
        assertThat(of(odd).message()).isEqualTo("2 objects were skipped");
        assertThat(of(torn).state()).isEqualTo(BackupJob.State.PARTIAL);
        assertThat(points())
                .extracting(RecoveryPoint::state)
                .containsExactlyInAnyOrder(RecoveryPoint.State.GOOD, RecoveryPoint.State.ERROR);
    }

    @Test
    void whatAPersonMustPutRightIsNamed() {
        var files = world.makeFileSystem(DAILY);

        assertThat(refusal(world.starter().start(world.scope(), order(files, 1, 0, "nowhere", "backup"))))
                .contains("nowhere", "correct backup.vault", files);
        world.breakRole("broken");
        assertThat(refusal(world.starter().start(world.scope(), order(files, 1, 0, BackupWorld.VAULT, "broken"))))
                .contains("the role broken", files);
        world.optFileSystemsOut();
        assertThat(refusal(start(files, 1, 0))).contains("Turn the resource type on in the settings of AWS Backup");
        var gone = world.makeTable(DAILY);
        world.remove(gone);
        assertThat(start(gone, 1, 0)).isInstanceOf(Start.Gone.class);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void aKeyThatMayNotBeUsedFailsTheJob() {
        var files = world.makeFileSystem(DAILY);
        world.denyKey(files);
        started(start(files, 1, 0));
        world.settle();

        assertThat(of(files).state()).isEqualTo(BackupJob.State.FAILED);
        assertThat(of(files).message()).contains("KMS");
    }

    @Test
    void pointsAreFoundByTimeAndBySourceAndThoseOfPlansNever() {
        var files = world.makeFileSystem(DAILY);
        var table = world.makeTable(DAILY);
        started(start(files, 1, 0));
        started(start(table, 1, 0));
        world.planned(files, marks(files, 1, 0).tags());
        world.settle();

        assertThat(points(new Query.All())).hasSize(2);
        assertThat(points(new Query.OfSources(List.of(new ResourceId(table), new ResourceId(files)))))
                .hasSize(2);
        assertThat(points(new Query.OfSources(List.of(new ResourceId(table)))))
                .extracting(Snapshot::volume)
                .containsExactly(table);
        assertThat(points(new Query.Since(now().minusSeconds(1)))).hasSize(2);
        assertThat(points(new Query.Since(now().plus(400, ChronoUnit.DAYS)))).isEmpty();
    }

    @Test
    void aVaultThatIsNotThereHoldsNothing() {
        assertThat(world.reader().points(world.scope(), "nowhere", new Query.All()))
                .isEmpty();
        assertThat(world.reader().jobs(world.scope(), "nowhere", now())).isEmpty();
        assertThat(world.reader().lock(world.scope(), "nowhere")).isEmpty();
    }

    @Test
    void aDeletedPointIsGoneHoweverOftenItIsDeleted() {
        var point = pointOf(world.makeFileSystem(DAILY));

        assertThat(delete(point)).isEqualTo(new Deletion.Gone());
        assertThat(delete(point)).isEqualTo(new Deletion.Gone());
        world.settle();
        assertThat(points()).isEmpty();
    }

    @Test
    void aLockedVaultKeepsItsPointsAndSaysSo() {
        var point = pointOf(world.makeFileSystem(DAILY));
        assertThat(world.reader().lock(world.scope(), BackupWorld.VAULT)).isEmpty();
        world.lockVault();

        assertThat(world.reader().lock(world.scope(), BackupWorld.VAULT))
                .hasValueSatisfying(why -> assertThat(why).contains(BackupWorld.VAULT, "locked"));
        assertThat(delete(point)).isInstanceOf(Deletion.Protected.class);
        assertThat(points()).hasSize(1);
    }

    private List<Resource> tagged(Map<String, String> tags) {
        return world.reader().tagged(world.scope(), tags, ALL);
    }

    private SnapshotId pointOf(String resource) {
        started(start(resource, 1, 0));
        world.settle();
        return points().getFirst().members().getFirst().id();
    }

    private Deletion delete(SnapshotId point) {
        return world.deleter().delete(world.scope(), BackupWorld.VAULT, point);
    }

    private Start start(String resource, int attempt, int turn) {
        return world.starter()
                .start(world.scope(), order(resource, attempt, turn, BackupWorld.VAULT, ManagedBackup.USUAL_ROLE));
    }

    private Order order(String resource, int attempt, int turn, String vault, String role) {
        return new Order(
                new ResourceId(resource),
                vault,
                role,
                token(resource, attempt, turn),
                marks(resource, attempt, turn).tags());
    }

    private Marks marks(String resource, int attempt, int turn) {
        return Marks.ofManaged(key(resource, attempt), token(resource, attempt, turn), "daily 7 / at-least 1");
    }

    private BackupToken token(String resource, int attempt, int turn) {
        return new BackupToken(key(resource, attempt), turn);
    }

    private PointKey key(String resource, int attempt) {
        var slot = new Slot(now().truncatedTo(ChronoUnit.SECONDS));
        var owed = new Obligation(new PolicyName("files"), slot, world.scope(), new ResourceId(resource));
        return new PointKey(owed, attempt);
    }

    private static String started(Start start) {
        assertThat(start).isInstanceOf(Start.Started.class);
        return ((Start.Started) start).id();
    }

    private static String refusal(Start start) {
        assertThat(start).isInstanceOf(Start.Refused.class);
        return ((Start.Refused) start).why();
    }

    private BackupJob of(String resource) {
        return jobs().stream()
                .filter(job -> job.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    private List<BackupJob> jobs() {
        return world.reader().jobs(world.scope(), BackupWorld.VAULT, now().minusSeconds(60));
    }

    private List<Snapshot> points(Query query) {
        return world.reader().points(world.scope(), BackupWorld.VAULT, query);
    }

    private List<RecoveryPoint> points() {
        return PointCatalog.of(points(new Query.All()), world.scope()).points();
    }
}
