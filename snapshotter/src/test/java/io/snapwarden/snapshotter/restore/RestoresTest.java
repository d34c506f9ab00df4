package io.snapwarden.snapshotter.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.testkit.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestoresTest {

    private static final Scope SCOPE = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));
    private static final String RESTORE = "r-1";

    private final SettableTime time = new SettableTime(Instant.parse("2026-11-20T02:00:00Z"));
    private final SimulatedAws aws = new SimulatedAws(time, Limits.relaxed(), 1);
    private final SimulatedPorts ports = new SimulatedPorts(aws, "restorer", time::pass);
    private final Restores restores = new Restores(ports.fleet(), ports.snapshots(), ports.restorer());
    private final Resource instance = instance();

    @Test
    void aSetComesBackWithItsShapesAndTags() {
        capture(time.instant());

        var plan = restores.plan(SCOPE, instance.id(), time.instant(), null, RESTORE)
                .orElseThrow();
        var made = restores.apply(plan, _ -> {});

        assertThat(made).hasSize(3);
        for (var source : instance.volumes()) {
            var restored = listed(made.get(source.id()));
            assertThat(restored.shape().type()).isEqualTo(source.shape().type());
            assertThat(restored.shape().sizeGiB()).isEqualTo(source.shape().sizeGiB());
            assertThat(restored.shape().zone()).isEqualTo(source.shape().zone());
            assertThat(restored.tags()).containsEntry("Backup", "daily").containsKey(Restores.RESTORED_FROM);
            assertThat(restored.tags()).doesNotContainKeys(Marks.POLICY, Marks.WORK, "aws:forbidden");
        }
    }

    @Test
    void aPlanAppliedAgainFindsWhatItMade() {
        capture(time.instant());
        var plan = restores.plan(SCOPE, instance.id(), time.instant(), null, RESTORE)
                .orElseThrow();
        assertThatThrownBy(() -> restores.apply(plan, _ -> {
                    throw new IllegalStateException("the laptop was closed");
                }))
                .hasMessageContaining("laptop");
        int before = ports.fleet().list(SCOPE).volumes().size();

        var made = restores.apply(plan, _ -> {});
        var again = restores.apply(plan, _ -> {});

        assertThat(again).isEqualTo(made);
        assertThat(ports.fleet().list(SCOPE).volumes()).hasSize(before + 2);
    }

    @Test
    void thePointIsTheNewestThatIsNotYounger() {
        var first = time.instant();
        capture(first);
        time.pass(Duration.ofDays(1));
        capture(time.instant());

        var dayBefore = restores.plan(SCOPE, instance.id(), first.plus(Duration.ofHours(3)), null, RESTORE);
        assertThat(dayBefore.orElseThrow().takenAt()).isBefore(first.plus(Duration.ofHours(1)));
        var newest = restores.plan(SCOPE, instance.id(), time.instant(), null, RESTORE);
        assertThat(newest.orElseThrow().takenAt()).isAfter(first.plus(Duration.ofHours(23)));
        assertThat(restores.plan(SCOPE, instance.id(), first.minusSeconds(600), null, RESTORE))
                .isEmpty();
    }

    @Test
    void aPlanSurvivesBeingWrittenDown() {
        capture(time.instant());
        var plan = restores.plan(SCOPE, instance.id(), time.instant(), "eu-west-1b", RESTORE)
                .orElseThrow();

        assertThat(Json.read(Json.write(plan), RestorePlan.class)).isEqualTo(plan);
        assertThat(plan.items())
                .allSatisfy(item -> assertThat(item.shape().zone()).isEqualTo("eu-west-1b"));
    }

    @Test
    void tokensFitEc2AndDifferByVolume() {
        capture(time.instant());
        var plan = restores.plan(SCOPE, instance.id(), time.instant(), null, "r-" + "a".repeat(18))
                .orElseThrow();

        var tokens = plan.items().stream().map(plan::token).toList();
        assertThat(tokens)
                .doesNotHaveDuplicates()
                .allSatisfy(token -> assertThat(token).hasSizeLessThanOrEqualTo(64));
    }

    private Resource instance() {
        aws.stage(SCOPE).instance(List.of(8, 20, 100), Map.of("Name", "web"), Map.of("Backup", "daily"));
        return ports.fleet().list(SCOPE).instances().getFirst();
    }

    private void capture(Instant slot) {
        var owed = new Obligation(new PolicyName("nightly"), new Slot(slot), SCOPE, instance.id());
        var shapes = instance.volumes().stream().map(Volume::shape).toList();
        var marks = new Marks(
                new PointKey(owed, 1),
                new CaptureId("c1"),
                shapes.size(),
                Consistency.CRASH,
                "daily 7",
                new SetManifest(shapes));
        var tags = new HashMap<String, String>(marks.tags());
        var made = ports.creator()
                .create(
                        SCOPE,
                        new SnapshotCreator.Request.OfInstance(
                                instance.id(), false, List.of(), marks.description(), tags, true));
        assertThat(made).isInstanceOf(SnapshotCreator.Creation.Created.class);
        time.pass(Duration.ofHours(2));
    }

    private Volume listed(VolumeId id) {
        return ports.fleet().list(SCOPE).volumes().stream()
                .filter(volume -> volume.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
