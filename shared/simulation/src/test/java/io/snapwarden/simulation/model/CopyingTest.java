package io.snapwarden.simulation.model;

import static io.snapwarden.simulation.model.Refusals.codeOf;
import static io.snapwarden.simulation.model.World.NO_TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Copies go from the scope of the world to another Region of its account.
class CopyingTest {

    private static final Region HERE = World.SCOPE.region();
    private static final Scope THERE = new Scope(World.SCOPE.account(), new Region("eu-central-1"));

    private final World world = World.with(Limits.relaxed());
    private final SimulatedEc2 there = there(world);

    private static SimulatedEc2 there(World world) {
        return world.aws.ec2(THERE, "tester");
    }

    @Test
    void aCopyHasTheDummyVolumeAndOnlyTheTagsOfTheCall() {
        var source = world.ec2.createSnapshot(world.volume(), "source", Map.of("app", "shop"));
        world.pass(Duration.ofHours(1));

        var copy = copyThere(id(source), Map.of("copy-of", "it"));

        assertThat(copy.facts().volume()).isEqualTo("vol-ffffffff");
        assertThat(copy.facts().tags()).isEqualTo(Map.of("copy-of", "it"));
        assertThat(copy.facts().description()).isEqualTo("copy");
        assertThat(copy.facts().startTime()).isEqualTo(world.clock.instant());
        assertThat(copy.sizeGiB()).isEqualTo(source.sizeGiB());
        assertThat(World.all(Query.own(Filter.of("volume-id", "vol-ffffffff")), there::describeSnapshots))
                .singleElement()
                .satisfies(row -> assertThat(row.facts().fullSizeBytes())
                        .isEqualTo(world.stage.snapshots().getFirst().facts().fullSizeBytes()));
    }

    @Test
    void whatIsCopiedTwiceIsThereTwice() {
        var source = snapshot();

        assertThat(id(copyThere(source))).isNotEqualTo(id(copyThere(source)));
        assertThat(copies(world)).hasSize(2);
    }

    @Test
    void aSourceThatIsNotThereIsNotFound() {
        var deleted = snapshot();
        world.ec2.deleteSnapshot(deleted);
        var elsewhere = id(copyThere(snapshot()));

        assertThat(codeOf(() -> copyThere("snap-0"))).isEqualTo("InvalidSnapshot.NotFound");
        assertThat(codeOf(() -> copyThere(deleted))).isEqualTo("InvalidSnapshot.NotFound");
        assertThat(codeOf(() -> copyThere(elsewhere))).isEqualTo("InvalidSnapshot.NotFound");
    }

    @Test
    void onlyWhatIsCompletedIsCopied() {
        var slow = World.with(World.steady());
        var pending = id(slow.ec2.createSnapshot(slow.volume(), "", NO_TAGS));
        slow.aws.faults().next("CreateSnapshot", Faults.Kind.ERROR_SNAPSHOT);
        var failed = id(slow.ec2.createSnapshot(slow.volume(), "", NO_TAGS));

        assertThat(codeOf(() -> copy(there(slow), pending))).isEqualTo("IncorrectState");
        slow.pass(Duration.ofMinutes(10));
        assertThat(codeOf(() -> copy(there(slow), pending))).isEqualTo("OK");
        assertThat(codeOf(() -> copy(there(slow), failed))).isEqualTo("IncorrectState");
    }

    @Test
    void aCopyOutlivesItsSourceAndIsRestored() {
        var slow = World.with(World.steady());
        var source = completed(slow);
        var copy = id(copy(there(slow), source));
        slow.ec2.deleteSnapshot(source);
        slow.pass(Duration.ofMinutes(10));

        var volume = there(slow).createVolume(new VolumeRequest("eu-central-1a", copy, "gp3", 0, 0, 0, NO_TAGS, ""));

        assertThat(volume.volume().shape().sizeGiB()).isEqualTo(8);
    }

    @Test
    void aCopyCanBeCopied() {
        var copy = id(copyThere(snapshot()));

        var second = world.ec2.copySnapshot(THERE.region(), copy, "", NO_TAGS);

        assertThat(second.facts().volume()).isEqualTo("vol-ffffffff");
        assertThat(second.sizeGiB()).isEqualTo(8);
    }

    @Test
    void theTwentyFirstCopyFindsNoRoomUntilOneIsCompleted() {
        var slow = World.with(World.steady());
        var source = completed(slow);
        var first = id(copy(there(slow), source));
        for (int i = 1; i < 20; i++) {
            copy(there(slow), source);
        }

        assertThat(codeOf(() -> copy(there(slow), source))).isEqualTo("ResourceLimitExceeded");
        there(slow).deleteSnapshot(first);
        assertThat(codeOf(() -> copy(there(slow), source)))
                .as("a deleted pending copy keeps its slot")
                .isEqualTo("ResourceLimitExceeded");
        assertThat(codeOf(() -> slow.ec2.copySnapshot(HERE, source, "", NO_TAGS)))
                .as("another destination")
                .isEqualTo("OK");
        slow.pass(Duration.ofMinutes(10));
        assertThat(codeOf(() -> copy(there(slow), source))).isEqualTo("OK");
    }

    @Test
    void aCopyTakesNoSlotOfTheSnapshotsAndIsListedAsPending() {
        var slow = World.with(World.steady().withPending(1));
        var copy = copy(there(slow), completed(slow));
        var stage = slow.aws.stage(THERE);
        var made = there(slow).createSnapshot(stage.volume("gp3", 8, NO_TAGS), "", NO_TAGS);

        assertThat(stage.pending()).isEqualTo(1);
        assertThat(stage.copying()).isEqualTo(1);
        assertThat(World.all(Query.own(Filter.of("status", "pending")), there(slow)::describeSnapshots))
                .extracting(CopyingTest::id)
                .containsExactly(id(copy), id(made));
    }

    @Test
    void aCopyTakesASnapshotOfTheRegion() {
        var full = World.with(Limits.relaxed().withSnapshots(1));
        var source = completed(full);
        copy(there(full), source);

        assertThat(codeOf(() -> copy(there(full), source))).isEqualTo("SnapshotLimitExceeded");
    }

    @Test
    void theFirstCopyOfAVolumeStoresAllAndTheNextOnlyWhatChanged() {
        var pace = new SnapshotPace(Duration.ofSeconds(10), 1, 0.5, 0.1, 0, 0);
        var timed = World.with(Limits.relaxed().withCopies(new CopyLimits(CopyLimits.AT_ONCE, pace)));
        var usedMib = 8 * 1024 * Limits.relaxed().pace().usedShare();
        var volume = timed.volume();
        var first = id(timed.ec2.createSnapshot(volume, "", NO_TAGS));
        timed.pass(Duration.ofDays(1));
        var second = id(timed.ec2.createSnapshot(volume, "", NO_TAGS));

        assertThat(secondsOf(timed, copy(there(timed), first))).isEqualTo(10 + usedMib, within());
        var next = copy(there(timed), second);
        assertThat(secondsOf(timed, next)).isEqualTo(10 + usedMib * 0.1, within());
        there(timed).deleteSnapshot(id(next));
        assertThat(secondsOf(timed, copy(there(timed), second)))
                .as("when the copy before it is gone")
                .isEqualTo(10 + usedMib, within());
    }

    @Test
    void aCopyInsideARegionStoresNothing() {
        var pace = new SnapshotPace(Duration.ofSeconds(10), 1, 0.5, 0.1, 0, 0);
        var timed = World.with(Limits.relaxed().withCopies(new CopyLimits(CopyLimits.AT_ONCE, pace)));
        var copy = timed.ec2.copySnapshot(HERE, completed(timed), "", NO_TAGS);

        assertThat(timed.stage.endOf(id(copy)) - timed.clock.millis()).isEqualTo(10_000);
    }

    @Test
    void aLostReplyLeavesItsCopyBehind() {
        var source = snapshot();
        world.aws.faults().next("CopySnapshot", Faults.Kind.LOSE_REPLY);

        assertThatExceptionOfType(ReplyLost.class).isThrownBy(() -> copyThere(source));
        assertThat(copies(world)).hasSize(1);
    }

    @Test
    void aFailureBeforeTheCopyLeavesNothingAndOneAfterItDoes() {
        var source = snapshot();
        world.aws.faults().next("CopySnapshot", Faults.Kind.FAIL_BEFORE);
        assertThat(codeOf(() -> copyThere(source))).isEqualTo("InternalError");
        assertThat(copies(world)).isEmpty();

        world.aws.faults().next("CopySnapshot", Faults.Kind.FAIL_AFTER);
        assertThat(codeOf(() -> copyThere(source))).isEqualTo("InternalError");
        assertThat(copies(world)).hasSize(1);
    }

    @Test
    void aCopyCanEndInError() {
        var source = snapshot();
        world.aws.faults().next("CopySnapshot", Faults.Kind.ERROR_SNAPSHOT);
        copyThere(source);

        assertThat(copies(world))
                .singleElement()
                .satisfies(copy -> assertThat(copy.facts().state()).isEqualTo(Snapshot.State.ERROR));
    }

    @Test
    void copiesHaveABucketOfTheirOwnAtTheirDestination() {
        var busy = World.with(World.steady().withCopies(new CopyLimits(100, SnapshotPace.fixed(Duration.ZERO))));
        var source = completed(busy);
        for (int i = 0; i < 50; i++) {
            copy(there(busy), source);
        }

        assertThat(codeOf(() -> copy(there(busy), source))).isEqualTo("RequestLimitExceeded");
        assertThat(codeOf(() -> there(busy).deleteSnapshot("snap-0"))).isEqualTo("InvalidSnapshot.NotFound");
        assertThat(busy.aws.calls().of(THERE, "CopySnapshot")).isEqualTo(51);
        assertThat(busy.aws.calls().of(World.SCOPE, "CopySnapshot")).isZero();
    }

    @Test
    void aRoleThatMayNotCopyDoesNot() {
        var source = snapshot();
        world.aws.account(THERE.account()).deny("tester", List.of("CopySnapshot"));

        assertThat(codeOf(() -> copyThere(source))).isEqualTo("UnauthorizedOperation");
    }

    @Test
    void bothRegionsAreNeeded() {
        var source = snapshot();
        var account = world.aws.account(THERE.account());

        account.disable(THERE.region());
        assertThat(codeOf(() -> copyThere(source))).isEqualTo("AuthFailure");
        account.enable(THERE.region()).disable(HERE);
        assertThat(codeOf(() -> copyThere(source))).isEqualTo("AuthFailure");
        account.enable(HERE);
        world.aws.faults().down(HERE);
        assertThat(codeOf(() -> copyThere(source))).isEqualTo("Unavailable");
        assertThat(copies(world)).isEmpty();
    }

    @Test
    @Timeout(60)
    void copiesBothWaysDoNotWaitForEachOther() throws Exception {
        var roomy = World.with(Limits.relaxed());
        var source = completed(roomy);
        var back = id(copy(there(roomy), source));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> repeat(() -> copy(there(roomy), source)));
            var other = threads.submit(() -> repeat(() -> roomy.ec2.copySnapshot(THERE.region(), back, "", NO_TAGS)));
            one.get(30, TimeUnit.SECONDS);
            other.get(30, TimeUnit.SECONDS);
        }
        assertThat(copies(roomy)).hasSize(1 + 2000);
    }

    private static void repeat(Runnable call) {
        for (int i = 0; i < 2000; i++) {
            call.run();
        }
    }

    private SnapshotRow copyThere(String source) {
        return copyThere(source, NO_TAGS);
    }

    private SnapshotRow copyThere(String source, Map<String, String> tags) {
        return there.copySnapshot(HERE, source, "copy", tags);
    }

    private static SnapshotRow copy(SimulatedEc2 to, String source) {
        return to.copySnapshot(HERE, source, "copy", NO_TAGS);
    }

    private static List<SnapshotRow> copies(World of) {
        return of.aws.stage(THERE).snapshots();
    }

    private static double secondsOf(World of, SnapshotRow copy) {
        return (of.aws.stage(THERE).endOf(id(copy)) - of.clock.millis()) / 1000.0;
    }

    private static Offset<Double> within() {
        return Offset.offset(0.01);
    }

    private String snapshot() {
        return completed(world);
    }

    private static String completed(World of) {
        var source = id(of.ec2.createSnapshot(of.volume(), "", NO_TAGS));
        of.pass(Duration.ofMinutes(10));
        return source;
    }

    private static String id(SnapshotRow row) {
        return row.facts().id().value();
    }
}
