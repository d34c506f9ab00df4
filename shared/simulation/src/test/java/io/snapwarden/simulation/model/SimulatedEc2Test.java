package io.snapwarden.simulation.model;

import static io.snapwarden.simulation.model.Refusals.codeOf;
import static io.snapwarden.simulation.model.World.NO_TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedEc2Test {

    private final World world = World.with(Limits.relaxed());

    @Test
    void aSetCarriesTheTagsOfTheCallAndOfEachVolumeButNotThoseOfAws() {
        var instance = world.stage.instance(List.of(8, 20), NO_TAGS, Map.of("disk", "own", "both", "volume"));
        world.stage.stamp(world.stage.volumesOf(instance).getFirst(), Map.of("aws:autoscaling:groupName", "web"));

        var rows = world.ec2.createSnapshots(
                new SetRequest(instance, false, List.of(), "d", Map.of("both", "call"), true));

        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.facts().tags()).isEqualTo(Map.of("disk", "own", "both", "call")));
    }

    @Test
    void theRootCanBeLeftOutOfASet() {
        var instance = world.stage.instance(List.of(8, 20, 30), NO_TAGS, NO_TAGS);
        var volumes = world.stage.volumesOf(instance);

        var rows = world.ec2.createSnapshots(
                new SetRequest(instance, true, List.of(volumes.getLast()), "", NO_TAGS, false));

        assertThat(rows).extracting(row -> row.facts().volume()).containsExactly(volumes.get(1));
        assertThat(codeOf(() -> world.ec2.createSnapshots(
                        new SetRequest(instance, false, List.of(volumes.getFirst()), "", NO_TAGS, false))))
                .as("the root by its id")
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void pagesHoldEverythingOnceWhileRowsComeAndGo() {
        for (int i = 0; i < 25; i++) {
            world.ec2.createSnapshot(world.volume(), "", NO_TAGS);
        }
        var query = new Query(List.of(), List.of(Query.SELF), List.of(), 10, "");
        var first = world.ec2.describeSnapshots(query);
        world.ec2.deleteSnapshot(first.rows().getFirst().facts().id().value());
        var second = world.ec2.describeSnapshots(query.after(first.next()));
        var third = world.ec2.describeSnapshots(query.after(second.next()));

        assertThat(List.of(
                        first.rows().size(), second.rows().size(), third.rows().size()))
                .containsExactly(10, 10, 5);
        assertThat(third.isLast()).isTrue();
    }

    @Test
    void aPageHasAThousandRowsAtMost() {
        IntStream.range(0, 1001).forEach(_ -> world.volume());

        var page = world.ec2.describeVolumes(new Query(List.of(), List.of(), List.of(), 5000, ""));

        assertThat(page.rows()).hasSize(1000);
        assertThat(page.isLast()).isFalse();
    }

    @Test
    void theIndexedTagsFindWhatAWalkFinds() {
        for (int i = 0; i < 30; i++) {
            world.ec2.createSnapshot(world.volume(), "", Map.of(Marks.SLOT, "slot" + i % 3, "other", "slot" + i % 3));
        }

        var indexed = Filter.of("tag:" + Marks.SLOT, "slot0", "slot2");
        var walked = Filter.of("tag:other", "slot0", "slot2");

        assertThat(rows(indexed)).hasSize(20).isEqualTo(rows(walked));
        assertThat(rows(Filter.of("tag:" + Marks.SLOT, "slot*"))).hasSize(30);
    }

    @Test
    void theIndexedBeginningsFindWhatAWalkFinds() {
        for (var text : List.of("v/1 gold slot", "v/1 gold other", "v/1 golden slot", "v/1 gold", "v/1 ", "gold", "")) {
            world.ec2.createSnapshot(world.volume(), text, NO_TAGS);
        }

        assertThat(rows(Filter.of("description", "v/1 gold *"))).hasSize(2);
        assertThat(rows(Filter.of("description", "v/1 gold *", "v/1 golden *"))).hasSize(3);
        assertThat(rows(Filter.of("description", "v/1 gold*"))).hasSize(4);
        assertThat(rows(Filter.of("description", "v/1 *"))).hasSize(5);
        assertThat(rows(Filter.of("description", "*"))).hasSize(7);
        assertThat(rows(Filter.of("description", "v/? gold *"))).hasSize(2);
    }

    @Test
    void whatIsMarkedIsFoundUntilItsMarksAreTakenOff() {
        var id = world.ec2
                .createSnapshot(world.volume(), "", Map.of(Marks.SLOT, "now"))
                .facts()
                .id()
                .value();
        world.ec2.createSnapshot(world.volume(), "", Map.of("other", "now"));
        assertThat(rows(Filter.of("tag-key", Marks.PREFIX + "*"))).hasSize(1);

        world.ec2.deleteTags(List.of(id), List.of(Marks.SLOT));

        assertThat(rows(Filter.of("tag-key", Marks.PREFIX + "*"))).isEmpty();
        assertThat(rows(Filter.of("tag-key", "o*"))).hasSize(1);
    }

    @Test
    void aTagThatIsWrittenLaterIsFoundUnderItsNewValue() {
        var id = world.ec2
                .createSnapshot(world.volume(), "", Map.of(Marks.SLOT, "old"))
                .facts()
                .id()
                .value();
        world.ec2.createSnapshot(world.volume(), "", Map.of(Marks.SLOT, "new"));

        world.ec2.createTags(List.of(id), Map.of(Marks.SLOT, "new"));

        assertThat(rows(Filter.of("tag:" + Marks.SLOT, "new"))).hasSize(2);
        assertThat(rows(Filter.of("tag:" + Marks.SLOT, "old"))).isEmpty();
    }

    @Test
    void whatAnImageUsesCannotBeDeletedThoughItIsDisabled() {
        var id = world.ec2
                .createSnapshot(world.volume(), "", NO_TAGS)
                .facts()
                .id()
                .value();
        var image = world.ec2.registerImage("golden", List.of(id));
        world.ec2.disableImage(image.id());

        assertThat(codeOf(() -> world.ec2.deleteSnapshot(id))).isEqualTo("InvalidSnapshot.InUse");
        assertThat(world.ec2.describeImages(false)).isEmpty();
        assertThat(world.ec2.describeImages(true)).hasSize(1);

        world.ec2.deregisterImage(image.id());
        assertThat(codeOf(() -> world.ec2.deleteSnapshot(id))).isEqualTo("OK");
        assertThat(codeOf(() -> world.ec2.deleteSnapshot(id))).isEqualTo("InvalidSnapshot.NotFound");
    }

    @Test
    void whatIsLockedCannotBeDeleted() {
        var id = world.ec2
                .createSnapshot(world.volume(), "", NO_TAGS)
                .facts()
                .id()
                .value();
        world.ec2.lockSnapshot(id);

        assertThat(codeOf(() -> world.ec2.deleteSnapshot(id))).isEqualTo("SnapshotLocked");
        assertThat(world.ec2.describeLockedSnapshots()).containsExactly(id);
    }

    @Test
    void theSameTokenMakesTheSameVolume() {
        var id = world.ec2
                .createSnapshot(world.volume(), "", NO_TAGS)
                .facts()
                .id()
                .value();
        var request = new VolumeRequest("eu-west-1a", id, "gp3", 8, 3000, 125, NO_TAGS, "token");

        assertThat(world.ec2.createVolume(request)).isEqualTo(world.ec2.createVolume(request));
        assertThat(codeOf(() -> world.ec2.createVolume(
                        new VolumeRequest("eu-west-1a", id, "gp3", 9, 3000, 125, NO_TAGS, "token"))))
                .isEqualTo("IdempotentParameterMismatch");
    }

    @Test
    void aVolumeIsNoSmallerThanItsSnapshotAndWaitsForIt() {
        var slow = World.with(World.steady());
        var id =
                slow.ec2.createSnapshot(slow.volume(), "", NO_TAGS).facts().id().value();
        var request = new VolumeRequest("eu-west-1a", id, "gp3", 4, 0, 0, NO_TAGS, "");

        assertThat(codeOf(() -> slow.ec2.createVolume(request))).isEqualTo("IncorrectState");
        slow.pass(Duration.ofMinutes(10));
        assertThat(codeOf(() -> slow.ec2.createVolume(request))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void aTerminatedInstanceIsSeenForAnHourAndItsVolumesAreGone() {
        var instance = world.stage.instance(List.of(8), NO_TAGS, NO_TAGS);
        var volume = world.stage.volumesOf(instance).getFirst();
        world.ec2.terminateInstance(instance);
        var asked = Query.ofIds(List.of(instance));

        assertThat(codeOf(() -> world.ec2.describeVolumes(Query.ofIds(List.of(volume)))))
                .isEqualTo("InvalidVolume.NotFound");
        assertThat(codeOf(() -> world.ec2.describeInstances(asked))).isEqualTo("OK");
        world.pass(Duration.ofHours(1));
        assertThat(codeOf(() -> world.ec2.describeInstances(asked))).isEqualTo("InvalidInstanceID.NotFound");
    }

    @Test
    void aRoleMayOnlyDoWhatItsAccountAllows() {
        world.aws.account(World.SCOPE.account()).deny("tester", List.of("DeleteSnapshot"));

        assertThat(codeOf(() -> world.ec2.deleteSnapshot("snap-0"))).isEqualTo("UnauthorizedOperation");
        assertThat(codeOf(() -> world.aws.ec2(World.SCOPE, "other").deleteSnapshot("snap-0")))
                .isEqualTo("InvalidSnapshot.NotFound");
    }

    @Test
    void aRegionThatIsOffKnowsNobody() {
        world.aws.account(World.SCOPE.account()).disable(World.SCOPE.region());

        assertThat(codeOf(() -> world.ec2.describeVolumes(Query.own()))).isEqualTo("AuthFailure");
    }

    @Test
    void aLostReplyLeavesItsSnapshotBehind() {
        world.aws.faults().next("CreateSnapshot", Faults.Kind.LOSE_REPLY);

        assertThatExceptionOfType(ReplyLost.class)
                .isThrownBy(() -> world.ec2.createSnapshot(world.volume(), "", NO_TAGS));
        assertThat(world.stage.snapshots()).hasSize(1);
    }

    @Test
    void aFailureBeforeTheEffectLeavesNothingAndOneAfterItDoes() {
        world.aws.faults().next("CreateSnapshot", Faults.Kind.FAIL_BEFORE);
        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "", NO_TAGS)))
                .isEqualTo("InternalError");
        assertThat(world.stage.snapshots()).isEmpty();

        world.aws.faults().next("CreateSnapshot", Faults.Kind.FAIL_AFTER);
        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "", NO_TAGS)))
                .isEqualTo("InternalError");
        assertThat(world.stage.snapshots()).hasSize(1);
    }

    @Test
    void oneFailureFailsTheWholeSet() {
        world.aws.faults().next("CreateSnapshots", Faults.Kind.ERROR_SNAPSHOT);
        var instance = world.stage.instance(List.of(8, 8, 8), NO_TAGS, NO_TAGS);
        world.ec2.createSnapshots(new SetRequest(instance, false, List.of(), "", NO_TAGS, false));

        assertThat(world.stage.snapshots()).hasSize(3).allSatisfy(row -> {
            assertThat(row.facts().state()).isEqualTo(Snapshot.State.ERROR);
            assertThat(row.facts().stateMessage()).isNotBlank();
        });
    }

    @Test
    void aListingBreaksOnlyAfterItsFirstPage() {
        IntStream.range(0, 12).forEach(_ -> world.volume());
        world.aws.faults().share(Faults.Kind.BREAK_LISTING, 1);
        var query = new Query(List.of(), List.of(), List.of(), 10, "");

        var first = world.ec2.describeVolumes(query);
        assertThat(codeOf(() -> world.ec2.describeVolumes(query.after(first.next()))))
                .isEqualTo("InternalError");
    }

    @Test
    void aRegionThatIsDownAnswersNothingUntilItIsUp() {
        world.aws.faults().down(World.SCOPE.region());
        assertThat(codeOf(() -> world.ec2.describeVolumes(Query.own()))).isEqualTo("Unavailable");
        world.aws.faults().up(World.SCOPE.region());
        assertThat(codeOf(() -> world.ec2.describeVolumes(Query.own()))).isEqualTo("OK");
    }

    @Test
    void callsAreCountedByTheirAnswer() {
        world.ec2.describeVolumes(Query.own());
        world.aws.faults().next("DescribeVolumes", Faults.Kind.THROTTLE);
        codeOf(() -> world.ec2.describeVolumes(Query.own()));

        assertThat(world.aws.calls().answers("DescribeVolumes"))
                .isEqualTo(Map.of("OK", 1L, "RequestLimitExceeded", 1L));
        assertThat(world.aws.calls().byAction()).isEqualTo(Map.of("DescribeVolumes", 2L));
    }

    private List<SnapshotRow> rows(Filter filter) {
        return World.all(Query.own(filter), world.ec2::describeSnapshots);
    }
}
