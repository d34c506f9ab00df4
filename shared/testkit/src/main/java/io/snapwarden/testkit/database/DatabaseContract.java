package io.snapwarden.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint.Database;
import io.snapwarden.runtime.port.DatabaseSnapshots.Order;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import io.snapwarden.runtime.port.Start;
import io.snapwarden.testkit.database.DatabaseWorld.Difference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What whoever makes, finds and deletes snapshots of databases may count on.
public abstract class DatabaseContract {

    private static final Map<String, String> DAILY = Map.of("Backup", "daily");

    private DatabaseWorld world;

    protected abstract DatabaseWorld newWorld();

    /// The instant at which the world begins.
    protected abstract Instant now();

    @BeforeEach
    void begin() {
        world = newWorld();
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void databasesAreFoundOnAllPagesWithTheirTagsAndNames(ResourceKind kind) {
        var odd = Map.of("Backup", "daily", "odd key", "é =+-@_.:/", "empty", "");
        var id = world.make(kind, "orders", odd);
        for (int i = 0; i < 120; i++) {
            world.make(kind, "more-" + i, DAILY);
        }

        assertThat(world.reader().databases(world.scope(), kind))
                .hasSize(121)
                .filteredOn(one -> one.called().equals("orders"))
                .containsExactly(new Resource(kind, new ResourceId(id), odd, List.of(), "orders"));
    }

    @Test
    void anInstanceOfAClusterIsNoDatabaseOfItsOwn() {
        world.make(ResourceKind.AURORA, "shop", DAILY);
        world.makeMember("shop-1", "shop", DAILY);
        world.make(ResourceKind.RDS, "orders", DAILY);

        assertThat(names(ResourceKind.RDS)).containsExactly("orders");
        assertThat(names(ResourceKind.AURORA)).containsExactly("shop");
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void aSnapshotSaysOfItselfWhatWeWrote(ResourceKind kind) {
        assumeSource(kind);
        var order = order(kind, "orders", 1);
        started(create(order));
        world.settle();

        var point = points(kind).getFirst();
        assertThat(point.state()).isEqualTo(RecoveryPoint.State.GOOD);
        assertThat(point.marks()).isEqualTo(order.marks());
        assertThat(point.weaker()).isNull();
        assertThat(point.takenAt())
                .isBetween(now().minusSeconds(120), Instant.now().plusSeconds(400L * 86_400));
        assertThat(point.members().getFirst().tags())
                .containsEntry("Backup", "daily")
                .containsEntry("Name", "x");
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void theSameOrderNeverMakesASecondSnapshot(ResourceKind kind) {
        assumeSource(kind);
        var order = order(kind, "orders", 1);

        var first = started(create(order));
        assertThat(started(create(order))).isEqualTo(first);
        world.settle();
        assertThat(started(create(order))).isEqualTo(first);
        assertThat(listed(kind)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void whatHasTheNameAndIsNotOursIsLeftAloneAndNamed(ResourceKind kind) {
        var order = order(kind, "orders", 1);
        world.snapshot(kind, order.name().toString(), "orders", Map.of("mine", "yes"));

        assertThat(refusal(create(order))).contains(order.name().toString(), "not ours", "copy it under another name");
        assertThat(points(kind)).isEmpty();
        assertThat(listed(kind))
                .singleElement()
                .satisfies(one -> assertThat(one.tags()).isEqualTo(Map.of("mine", "yes")));
        assertThat(PointCatalog.of(listed(kind), world.scope()).strangers()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void aDatabaseThatIsGoneIsNamed(ResourceKind kind) {
        var order = order(kind, "orders", 1);
        world.remove(kind, "orders");

        assertThat(create(order))
                .isInstanceOfSatisfying(
                        Start.Gone.class, gone -> assertThat(gone.why()).contains("orders"));
        assertThat(listed(kind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void anotherDatabaseOfTheSameNameIsAnother(ResourceKind kind) {
        if (kind == ResourceKind.RDS) {
            needs(Difference.ONE_ID_FOR_ALL_INSTANCES);
        }
        var order = order(kind, "orders", 1);
        world.remove(kind, "orders");
        world.make(kind, "orders", DAILY);

        assertThat(create(order))
                .isInstanceOfSatisfying(
                        Start.Gone.class,
                        gone -> assertThat(gone.why())
                                .contains(
                                        "orders",
                                        "another database",
                                        order.source().value()));
        assertThat(listed(kind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void aRenamedDatabaseIsTheSame(ResourceKind kind) {
        assumeSource(kind);
        var before = order(kind, "orders", 1);
        world.rename(kind, "orders", "orders-old");

        assertThat(create(before)).isInstanceOf(Start.Gone.class);
        assertThat(names(kind)).containsExactly("orders-old");
        var after = new Order(before.marks(), kind, new Database("orders-old"), Map.of());
        started(create(after));
        world.settle();
        assertThat(points(kind)).extracting(RecoveryPoint::marks).containsExactly(before.marks());
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void aDatabaseThatIsBusyIsWaitedFor(ResourceKind kind) {
        needs(Difference.COMPLETES_AT_ONCE);
        var order = order(kind, "orders", 1);
        world.stop(kind, "orders");

        assertThat(create(order))
                .isInstanceOfSatisfying(
                        Start.Busy.class,
                        busy -> assertThat(busy.why()).contains("orders", "start it if it is stopped"));
        assertThat(listed(kind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void theQuotaIsWaitedFor(ResourceKind kind) {
        needs(Difference.HAS_ONE_QUOTA);
        world.quota(kind, 1);
        started(create(order(kind, "orders", 1)));
        var waiting = order(kind, "bills", 1);

        assertThat(create(waiting))
                .isInstanceOfSatisfying(
                        Start.Busy.class,
                        busy -> assertThat(busy.why())
                                .contains("SnapshotQuotaExceeded", "bills", "Delete manual snapshots"));
        world.quota(kind, 2);
        started(create(waiting));
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void aKeyThatMayNotBeUsedIsNamed(ResourceKind kind) {
        needs(Difference.COMPLETES_AT_ONCE);
        var order = order(kind, "orders", 1);
        world.denyKey(kind, "orders");

        assertThat(refusal(create(order))).contains("KMSKeyNotAccessible", "orders", "Enable the key");
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void whatIsMadeIsPendingAndMayFail(ResourceKind kind) {
        needs(Difference.COMPLETES_AT_ONCE);
        var order = order(kind, "orders", 1);
        world.nextSnapshotFails(kind, "orders");
        var id = started(create(order));

        assertThat(points(kind)).extracting(RecoveryPoint::state).containsExactly(RecoveryPoint.State.PENDING);
        assertThat(delete(id)).isInstanceOf(Deletion.Protected.class);
        world.settle();
        assertThat(points(kind)).singleElement().satisfies(point -> {
            assertThat(point.state()).isEqualTo(RecoveryPoint.State.ERROR);
            assertThat(point.errors()).contains("RDS says that it failed");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void tagsThatAreRefusedAreSaidAndOursAloneAreTaken(ResourceKind kind) {
        needs(Difference.TAKES_ALL_TAGS);
        var order = order(kind, "orders", 1);
        var many = new HashMap<String, String>();
        for (int i = 0; i < 45; i++) {
            many.put("tag-" + i, "x");
        }

        assertThat(create(new Order(order.marks(), kind, order.database(), many)))
                .isInstanceOf(Start.TagsRefused.class);
        assertThat(create(new Order(order.marks(), kind, order.database(), Map.of("a", "one, two"))))
                .isInstanceOf(Start.TagsRefused.class);
        started(create(new Order(order.marks(), kind, order.database(), Map.of())));
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void onlyManualSnapshotsAreListedOnAllPages(ResourceKind kind) {
        world.quota(kind, 200);
        world.make(kind, "orders", DAILY);
        for (int i = 0; i < 105; i++) {
            world.snapshot(kind, "mine-" + i, "orders", DAILY);
        }
        world.automated(kind, "orders-by-night", "orders", DAILY);

        assertThat(listed(kind)).hasSize(105);
        assertThat(points(kind)).isEmpty();
        assertThat(PointCatalog.of(listed(kind), world.scope()).strangers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void aCopyOfOursUnderAnotherNameIsNotOurs(ResourceKind kind) {
        assumeSource(kind);
        var order = order(kind, "orders", 1);
        world.snapshot(kind, "copied-by-a-person", "orders", order.tags());
        world.settle();

        assertThat(PointCatalog.of(listed(kind), world.scope()).strangers())
                .singleElement()
                .satisfies(stranger ->
                        assertThat(stranger.why()).contains(order.name().toString()));
    }

    @ParameterizedTest
    @EnumSource(names = {"RDS", "AURORA"})
    void aDeletedSnapshotIsGoneHoweverOftenItIsDeleted(ResourceKind kind) {
        var id = started(create(order(kind, "orders", 1)));
        world.settle();

        assertThat(delete(id)).isEqualTo(new Deletion.Gone());
        assertThat(delete(id)).isEqualTo(new Deletion.Gone());
        world.settle();
        assertThat(listed(kind)).isEmpty();
    }

    /// Whether a snapshot is known by the resource that it is of.
    private void assumeSource(ResourceKind kind) {
        if (kind == ResourceKind.AURORA) {
            needs(Difference.CLUSTER_SNAPSHOTS_NAME_NO_RESOURCE);
        }
    }

    private void needs(Difference absent) {
        assumeFalse(world.differences().contains(absent), () -> absent + ": " + absent.fact());
    }

    private Order order(ResourceKind kind, String identifier, int attempt) {
        var id = new ResourceId(world.make(kind, identifier, DAILY));
        var slot = new Slot(now().truncatedTo(ChronoUnit.SECONDS));
        var key = new PointKey(new Obligation(new PolicyName("databases"), slot, world.scope(), id), attempt);
        return new Order(
                Marks.ofDatabase(key, "daily 7 / at-least 1"),
                kind,
                new Database(identifier),
                Map.of("Backup", "daily", "Name", "x"));
    }

    private Start create(Order order) {
        return world.creator().create(world.scope(), order);
    }

    private Deletion delete(String snapshot) {
        return world.deleter().delete(world.scope(), new SnapshotId(snapshot));
    }

    private List<String> names(ResourceKind kind) {
        return world.reader().databases(world.scope(), kind).stream()
                .map(Resource::called)
                .toList();
    }

    private List<Snapshot> listed(ResourceKind kind) {
        return world.reader().snapshots(world.scope(), kind);
    }

    private List<RecoveryPoint> points(ResourceKind kind) {
        return PointCatalog.of(listed(kind), world.scope()).points();
    }

    private static String started(Start start) {
        assertThat(start).isInstanceOf(Start.Started.class);
        return ((Start.Started) start).id();
    }

    private static String refusal(Start start) {
        assertThat(start).isInstanceOf(Start.Refused.class);
        return ((Start.Refused) start).why();
    }
}
