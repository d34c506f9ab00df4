package io.snapwarden.simulation.model;

import static io.snapwarden.simulation.model.Refusals.codeOf;
import static io.snapwarden.simulation.model.World.NO_TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.point.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every limit that is published is a limit here; those of tags are in [TagLimitsTest].
class LimitsTest {

    private static final Duration FIFTEEN_SECONDS = Duration.ofSeconds(15);

    @Test
    void theHundredAndFirstPendingSnapshotFindsNoRoomUntilOneIsCompleted() {
        var world = World.with(World.steady());
        for (int i = 0; i < 100; i++) {
            world.ec2.createSnapshot(world.volume(), "", NO_TAGS);
            world.pass(Duration.ofSeconds(1));
        }
        var late = world.volume();

        assertThat(codeOf(() -> world.ec2.createSnapshot(late, "", NO_TAGS))).isEqualTo("PendingSnapshotLimitExceeded");

        world.pass(Duration.ofMinutes(10));
        assertThat(codeOf(() -> world.ec2.createSnapshot(late, "", NO_TAGS))).isEqualTo("OK");
    }

    @Test
    void aSetNeedsASlotForEachOfItsMembers() {
        var world = World.with(World.steady().withPending(3));
        var four = world.stage.instance(List.of(8, 8, 8, 8), NO_TAGS, NO_TAGS);
        var three = world.stage.instance(List.of(8, 8, 8), NO_TAGS, NO_TAGS);

        assertThat(codeOf(() -> world.ec2.createSnapshots(set(four)))).isEqualTo("PendingSnapshotLimitExceeded");
        assertThat(world.stage.snapshots()).isEmpty();
        assertThat(world.ec2.createSnapshots(set(three))).hasSize(3);
    }

    @Test
    void aVolumeTakesFivePendingSnapshots() {
        assertThat(pendingOf("gp3")).isEqualTo(5);
    }

    @Test
    void aSlowVolumeTakesOne() {
        assertThat(pendingOf("st1")).isEqualTo(1);
        assertThat(pendingOf("sc1")).isEqualTo(1);
    }

    private static int pendingOf(String type) {
        var world = World.with(World.steady());
        var volume = world.stage.volume(type, 500, NO_TAGS);
        for (int made = 0; ; made++) {
            if (codeOf(() -> world.ec2.createSnapshot(volume, "", NO_TAGS)).equals("ConcurrentSnapshotLimitExceeded")) {
                return made;
            }
            world.pass(FIFTEEN_SECONDS);
        }
    }

    @Test
    void aVolumeRestsFifteenSecondsBetweenSnapshots() {
        var world = World.with(World.steady());
        var volume = world.volume();
        world.ec2.createSnapshot(volume, "", NO_TAGS);

        world.pass(FIFTEEN_SECONDS.minusMillis(1));
        assertThat(codeOf(() -> world.ec2.createSnapshot(volume, "", NO_TAGS)))
                .isEqualTo("SnapshotCreationPerVolumeRateExceeded");

        world.pass(Duration.ofMillis(1));
        assertThat(codeOf(() -> world.ec2.createSnapshot(volume, "", NO_TAGS))).isEqualTo("OK");
    }

    @Test
    void aRegionTakesAHundredThousandSnapshotsUntilSomeAreDeleted() {
        assertThat(Limits.published().snapshots()).isEqualTo(100_000);
        var world = World.with(Limits.relaxed().withSnapshots(2));
        var first = world.ec2.createSnapshot(world.volume(), "", NO_TAGS);
        world.ec2.createSnapshot(world.volume(), "", NO_TAGS);

        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "", NO_TAGS)))
                .isEqualTo("SnapshotLimitExceeded");
        world.ec2.deleteSnapshot(first.facts().id().value());
        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "", NO_TAGS)))
                .isEqualTo("OK");
    }

    @Test
    void anActionTakesItsBurstAndThenItsRate() {
        assertThat(callsInTenSeconds("CreateSnapshot")).isEqualTo(100 + 10 * 5);
        assertThat(callsInTenSeconds("CreateTags")).isEqualTo(100 + 10 * 10);
        assertThat(callsInTenSeconds("CopySnapshot")).isEqualTo(50 + 10 * 5);
        assertThat(callsInTenSeconds("DescribeVolumes")).isEqualTo(100 + 10 * 20);
        assertThat(callsInTenSeconds("RunInstances")).isEqualTo(5 + 10 * 2);
    }

    private static int callsInTenSeconds(String action) {
        var now = new World[] {World.with(Limits.published())};
        var buckets = new ApiBuckets(ApiRates.published());
        int taken = 0;
        for (int tick = 0; tick <= 100; tick++) {
            while (buckets.take(action, true, now[0].clock.instant())) {
                taken++;
            }
            if (tick < 100) {
                now[0].pass(Duration.ofMillis(100));
            }
        }
        return taken;
    }

    @Test
    void aListingWithoutFilterOrPageSizeHasASmallerBucketOfItsOwn() {
        var world = World.with(World.steady());
        var whole = new Query(List.of(), List.of(), List.of(), 0, "");
        for (int i = 0; i < 50; i++) {
            world.ec2.describeVolumes(whole);
        }

        assertThat(codeOf(() -> world.ec2.describeVolumes(whole))).isEqualTo("RequestLimitExceeded");
        assertThat(codeOf(() -> world.ec2.describeVolumes(Query.own()))).isEqualTo("OK");
    }

    @Test
    void oneThrottledActionDoesNotHurtAnother() {
        var world = World.with(World.steady());
        while (codeOf(() -> world.ec2.deleteSnapshot("snap-0")).equals("InvalidSnapshot.NotFound")) {
            world.pass(Duration.ZERO);
        }

        assertThat(codeOf(() -> world.ec2.deleteSnapshot("snap-0"))).isEqualTo("RequestLimitExceeded");
        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "", NO_TAGS)))
                .isEqualTo("OK");
    }

    @Test
    void aCallTakesTwoHundredFilterValues() {
        var world = World.with(World.steady());

        assertThat(codeOf(() -> world.ec2.describeSnapshots(asking(200)))).isEqualTo("OK");
        assertThat(codeOf(() -> world.ec2.describeSnapshots(asking(201)))).isEqualTo("FilterLimitExceeded");
    }

    @Test
    void aDescriptionHas255Characters() {
        var world = World.with(World.steady());

        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "d".repeat(255), NO_TAGS)))
                .isEqualTo("OK");
        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "d".repeat(256), NO_TAGS)))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void aSetHas128Volumes() {
        var world = World.with(World.steady().withPending(1000));
        var most = world.stage.instance(Collections.nCopies(128, 1), NO_TAGS, NO_TAGS);
        var more = world.stage.instance(Collections.nCopies(129, 1), NO_TAGS, NO_TAGS);

        assertThat(codeOf(() -> world.ec2.createSnapshots(set(more)))).isEqualTo("InvalidParameterValue");
        assertThat(world.ec2.createSnapshots(set(most))).hasSize(128);
    }

    @Test
    void aSetLeavesOutFortyVolumes() {
        var world = World.with(World.steady());
        var instance = world.stage.instance(Collections.nCopies(60, 1), NO_TAGS, NO_TAGS);
        var data = world.stage.volumesOf(instance).subList(1, 60);

        assertThat(world.ec2.createSnapshots(without(instance, data.subList(0, 40))))
                .hasSize(20);
        world.pass(FIFTEEN_SECONDS);
        assertThat(codeOf(() -> world.ec2.createSnapshots(without(instance, data.subList(0, 41)))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void aDeletedPendingSnapshotKeepsItsSlot() {
        var world = World.with(World.steady().withPending(1));
        var made = world.ec2.createSnapshot(world.volume(), "", NO_TAGS);
        world.ec2.deleteSnapshot(made.facts().id().value());

        assertThat(world.ec2.describeSnapshots(Query.own()).rows()).isEmpty();
        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "", NO_TAGS)))
                .isEqualTo("PendingSnapshotLimitExceeded");
        world.pass(Duration.ofMinutes(10));
        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "", NO_TAGS)))
                .isEqualTo("OK");
    }

    @Test
    void aListingLagsNoLongerThanItsBound() {
        var longest = Duration.ofSeconds(2);
        var world = World.with(World.steady().withReadLag(longest));
        int unseen = 0;
        for (int i = 0; i < 50; i++) {
            world.ec2.createSnapshot(world.volume(), "", NO_TAGS);
            unseen += i + 1 - world.ec2.describeSnapshots(Query.own()).rows().size();
            world.pass(longest);
            assertThat(world.ec2.describeSnapshots(Query.own()).rows()).hasSize(i + 1);
        }
        assertThat(unseen).isPositive();
    }

    @Test
    void aSnapshotIsPendingForItsTimeAndThenCompleted() {
        var world = World.with(World.steady());
        world.ec2.createSnapshot(world.volume(), "", NO_TAGS);

        world.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(states(world)).containsExactly(Snapshot.State.PENDING);
        world.pass(Duration.ofMillis(1));
        assertThat(states(world)).containsExactly(Snapshot.State.COMPLETED);
    }

    private static List<Snapshot.State> states(World world) {
        return world.ec2.describeSnapshots(Query.own()).rows().stream()
                .map(row -> row.facts().state())
                .toList();
    }

    private static SetRequest set(String instance) {
        return without(instance, List.of());
    }

    private static SetRequest without(String instance, List<String> excluded) {
        return new SetRequest(instance, false, excluded, "", NO_TAGS, false);
    }

    private static Query asking(int values) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < values; i++) {
            ids.add("vol-" + i);
        }
        return Query.own(new Filter("volume-id", ids));
    }
}
