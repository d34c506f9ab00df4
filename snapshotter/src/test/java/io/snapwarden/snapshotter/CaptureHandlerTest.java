package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import io.snapwarden.runtime.work.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaptureHandlerTest {

    private final Scene scene = new Scene();

    @Test
    void capturesAVolume() {
        var work = scene.volume(1, Map.of("Name", "data", "aws:autoscaling:groupName", "x"));
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        assertThat(scene.account.requests).singleElement().isInstanceOfSatisfying(Request.OfVolume.class, call -> {
            assertThat(call.volume()).isEqualTo(Scene.shape(1).id());
            assertThat(call.description()).isEqualTo("snapwarden/1 gold 2026-11-20T01:00:00Z vol-0001 1");
            assertThat(call.tags()).containsEntry("Name", "data").doesNotContainKey("aws:autoscaling:groupName");
        });
        assertThat(scene.point().key()).isEqualTo(work.key());
        assertThat(scene.point().state()).isEqualTo(RecoveryPoint.State.PENDING);
    }

    @Test
    void capturesAnInstanceByOneCallWithTheTagsOfItsVolumes() {
        var all = scene.instance(4);
        var work = new CaptureRecoveryPoint(
                all.key(),
                all.kind(),
                all.volumes().subList(0, 3),
                true,
                List.of(Scene.shape(4).id()),
                Map.of("Name", "db-1"),
                List.of(),
                Consistency.CRASH,
                "last 7",
                null);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        assertThat(scene.account.requests).singleElement().isInstanceOfSatisfying(Request.OfInstance.class, call -> {
            assertThat(call.instance()).isEqualTo(Scene.INSTANCE);
            assertThat(call.withoutBoot()).isTrue();
            assertThat(call.withoutData()).containsExactly(Scene.shape(4).id());
            assertThat(call.copyVolumeTags()).isTrue();
            assertThat(call.tags()).containsEntry("Name", "db-1");
        });
        assertThat(scene.point().missing()).isEmpty();
        assertThat(scene.point().marks().manifest().volumes()).isEqualTo(work.volumes());
    }

    @Test
    void saysWhatItCapturedAndWhatItLeftOut() {
        scene.handle(scene.volume(1));
        assertThat(scene.captured())
                .containsExactly(new Event.RecoveryPointCaptured(
                        scene.volume(1).key(),
                        scene.volume(1).kind(),
                        scene.point().marks().capture(),
                        List.of(new SnapshotId("snap-00000001")),
                        Consistency.CRASH,
                        List.of("TooMany"),
                        null,
                        null,
                        scene.time.instant()));
    }

    @Test
    void writesTheRunLedgerOnceWhenAllGoesWell() {
        scene.handle(scene.instance(4));
        assertThat(scene.ledger.writes()).isEqualTo(1);
        assertThat(scene.account.counts).isEqualTo(1);
        assertThat(scene.account.lists).isZero();
    }

    @Test
    void leavesWorkAloneThatCameTooLate() {
        var work = scene.volume(1);
        var late = scene.message(work, scene.time.instant().minusMillis(1));
        assertThat(scene.worker().handle(late)).isEqualTo(new Outcome.Done());
        assertThat(scene.account.requests).isEmpty();
        assertThat(scene.ledger.writes()).isZero();
    }

    @Test
    void rejectsWorkOfOtherServices() {
        for (var work : List.of(new Work.Tick(), new Work.ReviewRun(run()), new Work.PruneScope(Scene.SCOPE, run()))) {
            assertThat(scene.worker().handle(new Message(work, Instant.MAX, "t")))
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.why())
                                    .contains(work.getClass().getSimpleName()));
        }
    }

    @Test
    void carriesAsManyOfSixtyTagsAsEc2TakesAndNamesTheOthers() {
        var sixty = new TreeMap<String, String>();
        IntStream.range(0, 60).forEach(n -> sixty.put("tag-%02d".formatted(n), "v"));
        scene.handle(scene.volume(1, sixty));

        var request = scene.account.requests.getFirst();
        assertThat(request.tags())
                .hasSize(50)
                .containsAllEntriesOf(scene.point().marks().tags());
        var carried = request.tags().keySet();
        assertThat(scene.captured().getFirst().droppedTags())
                .contains("TooMany")
                .containsAll(sixty.keySet().stream()
                        .filter(key -> !carried.contains(key))
                        .toList())
                .doesNotContainAnyElementsOf(carried);
    }

    @Test
    void neverCarriesMoreThanFiftyTagsWhateverTheSet() {
        var tags = Map.of("Name", "db-1");
        for (int size = 1; size <= 100; size += 9) {
            var shapes = Scene.shapes(size);
            var one = new Scene();
            one.account.has(Scene.INSTANCE, shapes);
            one.handle(Scene.work(Scene.INSTANCE, one.instance(1).kind(), shapes, 1, tags));
            assertThat(one.account.requests.getFirst().tags()).hasSizeLessThanOrEqualTo(50);
            assertThat(one.point().marks().manifest().volumes())
                    .extracting(VolumeShape::id)
                    .hasSize(size);
        }
    }

    private static RunKey run() {
        return new RunKey(new PolicyName("gold"), Scene.SLOT);
    }
}
