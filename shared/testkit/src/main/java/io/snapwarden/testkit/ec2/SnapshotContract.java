package io.snapwarden.testkit.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import io.snapwarden.testkit.ec2.Ec2World.Difference;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What creating, reading, tagging and deleting snapshots promises.
public abstract class SnapshotContract extends Ec2Contract {

    private static final VolumeId NO_VOLUME = new VolumeId("vol-0123456789abcdef0");

    @Test
    void aCapturedVolumeIsFoundByItsMarks() {
        var volume = world.makeVolume(Map.of());
        var id = capture(volume);
        world.settle();

        var found = list(new Query.Marked());

        assertThat(found).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.id()).isEqualTo(id);
            assertThat(snapshot.owner()).isEqualTo(world.scope().account());
            assertThat(snapshot.volume()).isEqualTo(volume.value());
            assertThat(snapshot.description()).isEqualTo("snapwarden/1 test");
            assertThat(snapshot.state()).isEqualTo(Snapshot.State.COMPLETED);
            assertThat(snapshot.tags()).containsAllEntriesOf(MARKS);
        });
        assertThat(list(new Query.OfPolicies(List.of(new PolicyName("daily"))))).isEqualTo(found);
        assertThat(list(new Query.OfPolicies(List.of(new PolicyName("weekly")))))
                .isEmpty();
    }

    @Test
    void whatLostItsTagsIsFoundByItsDescription() {
        var description = "snapwarden/1 daily 2026-11-20T02:00:00Z i-0abc 1";
        var made = captured(create(new Request.OfVolume(world.makeVolume(Map.of()), description, Map.of())));
        world.settle();

        assertThat(list(new Query.DescribedAs(List.of(new PolicyName("weekly"), new PolicyName("daily")))))
                .singleElement()
                .satisfies(snapshot -> assertThat(made).containsValue(snapshot.id()));
        assertThat(list(new Query.DescribedAs(List.of(new PolicyName("dail"))))).isEmpty();
    }

    @Test
    void whatCarriesNoMarkOfOursIsNotRead() {
        var volume = world.makeVolume(Map.of());
        captured(create(new Request.OfVolume(volume, "by hand", Map.of("Name", "mine"))));
        world.settle();

        assertThat(list(new Query.Marked())).isEmpty();
    }

    @Test
    void aNewSnapshotIsPendingAndCountedUntilItIsCompleted() {
        needs(Difference.COMPLETES_AT_ONCE);
        capture(world.makeVolume(Map.of()));
        assertThat(world.snapshots().pending(world.scope())).hasSize(1);

        world.settle();

        assertThat(world.snapshots().pending(world.scope())).isEmpty();
    }

    @Test
    void aCompletedSnapshotTellsItsSize() {
        needs(Difference.HAS_NO_SIZES);
        capture(world.makeVolume(Map.of()));
        world.settle();

        assertThat(list(new Query.Marked()).getFirst().fullSizeBytes()).isNotNull();
    }

    @Test
    void anInstanceIsCapturedWholeInOneCall() {
        var instance = instance(world.makeInstance(2, Map.of()));

        var made = captured(create(ofInstance(instance.id(), false, List.of())));
        world.settle();

        assertThat(made.keySet()).containsExactlyInAnyOrderElementsOf(ids(instance.volumes()));
        assertThat(list(new Query.Marked()))
                .extracting(Snapshot::id)
                .containsExactlyInAnyOrderElementsOf(made.values());
    }

    @Test
    void theBootVolumeCanBeLeftOut() {
        var instance = instance(world.makeInstance(1, Map.of()));
        var boot = instance.volumes().getFirst().id();

        assertThat(captured(create(ofInstance(instance.id(), true, List.of()))))
                .hasSize(1)
                .doesNotContainKey(boot);
    }

    @Test
    void namedDataVolumesAreLeftOut() {
        needs(Difference.IGNORES_EXCLUDED_DATA_VOLUMES);
        var instance = instance(world.makeInstance(2, Map.of()));
        var data = instance.volumes().getLast().id();

        assertThat(captured(create(ofInstance(instance.id(), false, List.of(data)))))
                .hasSize(2)
                .doesNotContainKey(data);
    }

    @Test
    void eachMemberGetsItsOwnVolumesTags() {
        needs(Difference.IGNORES_COPIED_TAGS);
        var instance = instance(world.makeInstance(1, Map.of()));
        var data = instance.volumes().getLast().id();
        world.tagVolume(data, Map.of("Role", "data"));

        captured(create(ofInstance(instance.id(), false, List.of())));
        world.settle();

        assertThat(list(new Query.Marked()))
                .filteredOn(snapshot -> "data".equals(snapshot.tags().get("Role")))
                .extracting(Snapshot::volume)
                .containsExactly(data.value());
    }

    @Test
    void whatDoesNotExistIsGoneAndNothingIsMade() {
        assertThat(create(new Request.OfVolume(NO_VOLUME, "snapwarden/1 test", MARKS)))
                .isInstanceOf(Creation.Gone.class);
        assertThat(create(ofInstance(new ResourceId("i-0123456789abcdef0"), false, List.of())))
                .isInstanceOf(Creation.Gone.class);
        assertThat(list(new Query.Marked())).isEmpty();
    }

    @Test
    void moreThanFiftyTagsAreRefusedAsTags() {
        var tags = IntStream.range(0, 51).boxed().collect(Collectors.toMap(n -> "key-" + n, n -> "v"));
        var volume = world.makeVolume(Map.of());

        assertThat(create(new Request.OfVolume(volume, "snapwarden/1 test", tags)))
                .isInstanceOf(Creation.TagsRefused.class);
    }

    @Test
    void aSecondSnapshotWithinFifteenSecondsIsTooSoon() {
        needs(Difference.ALLOWS_TWO_IN_A_ROW);
        var volume = world.makeVolume(Map.of());
        capture(volume);

        assertThat(create(new Request.OfVolume(volume, "snapwarden/1 test", MARKS)))
                .isInstanceOf(Creation.TooSoon.class);
    }

    @Test
    void tagsAreAddedAndOthersStay() {
        var first = capture(world.makeVolume(Map.of()));
        var second = capture(world.makeVolume(Map.of()));

        world.tagger().tag(world.scope(), List.of(first, second), Map.of("Name", "db", Marks.HOLD, ""));
        world.settle();

        assertThat(list(new Query.Marked()))
                .hasSize(2)
                .allSatisfy(snapshot -> assertThat(snapshot.tags())
                        .containsAllEntriesOf(MARKS)
                        .containsEntry("Name", "db")
                        .containsKey(Marks.HOLD));
    }

    @Test
    void deletingTwiceSucceedsTwice() {
        var id = capture(world.makeVolume(Map.of()));
        world.settle();

        assertThat(delete(id)).isEqualTo(new Deletion.Gone());
        world.settle();
        assertThat(delete(id)).isEqualTo(new Deletion.Gone());
        assertThat(list(new Query.Marked())).isEmpty();
    }

    @Test
    void whatNoImageUsesIsNotProtected() {
        capture(world.makeVolume(Map.of()));
        world.settle();

        assertThat(world.snapshots().protectedSnapshots(world.scope())).isEmpty();
    }

    private Deletion delete(SnapshotId id) {
        return world.deleter().delete(world.scope(), id);
    }

    private List<Snapshot> list(Query query) {
        return world.snapshots().list(world.scope(), query);
    }

    private static Request ofInstance(ResourceId id, boolean withoutBoot, List<VolumeId> withoutData) {
        return new Request.OfInstance(id, withoutBoot, withoutData, "snapwarden/1 test", MARKS, true);
    }
}
