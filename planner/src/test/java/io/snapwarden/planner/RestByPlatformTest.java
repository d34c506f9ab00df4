package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.SourceTags;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Quiescence;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// One policy may select Linux and Windows alike; each instance is brought to rest in the way of its platform.
class RestByPlatformTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final Quiesce USUAL =
            new Quiesce("our-freeze", Duration.ofMinutes(1), Quiesce.OnFailure.FAIL, false);

    private final Account account = new Account();

    @Test
    void windowsMakesItsSnapshotsItselfUnlessTheFileNamesAnotherDocument() {
        assertThat(quiesce(new Quiescence(USUAL), true).document()).isEqualTo(Quiesce.VSS);
        assertThat(quiesce(new Quiescence(USUAL), true).onFailure()).isEqualTo(Quiesce.OnFailure.FAIL);
        assertThat(quiesce(new Quiescence(USUAL, "windows-freeze"), true).document())
                .isEqualTo("windows-freeze");
        assertThat(quiesce(new Quiescence(USUAL), false)).isEqualTo(USUAL);
    }

    @Test
    void marksAreWordedAsTheDocumentTakesThemAndLeaveRoomForItsOwn() {
        var order = order(new Quiescence(USUAL), true);

        assertThat(order.retain()).isEqualTo("daily 7 / at-least 1");
        int byUs = 11; // with the manifest of three volumes and what says how it was brought to rest
        assertThat(order.sourceTags()).hasSize(SourceTags.MOST_TAGS - byUs - 3);
        assertThat(order.droppedTags()).isNotEmpty();
        assertThat(order(new Quiescence(USUAL), false).retain()).isEqualTo("daily 7, at-least 1");
    }

    private Quiesce quiesce(Quiescence quiescence, boolean windows) {
        return Objects.requireNonNull(order(quiescence, windows).quiesce());
    }

    private CaptureRecoveryPoint order(Quiescence quiescence, boolean windows) {
        var tags = new HashMap<String, String>();
        for (int i = 0; i < 60; i++) {
            tags.put("tag-" + i, "value");
        }
        var listed = account.instance(3, tags);
        var volumes = listed.volumes().stream()
                .map(volume -> new Volume(volume.shape(), false, Map.of()))
                .toList();
        var instance = Resource.instance(listed.id(), tags, volumes, windows);
        var policy = policy(quiescence);
        var entry = new RollEntry(ResourceKind.INSTANCE, instance.id(), "web", new Standing.Owed(), 0, null, null);
        var roll = new Roll(
                new RunKey(policy.name(), new Slot(NOW)),
                Account.SCOPE,
                NOW,
                NOW.plus(Duration.ofHours(4)),
                List.of(entry));
        var captured = Map.<ResourceId, Assignment>of(
                instance.id(), new Assignment(instance, List.of(), policy.name(), List.of(), null));
        var config = PlannerConfig.STANDARD;
        var orders = new CaptureOrders(policy, config, new Pace(config), "t", NOW).of(roll, captured);
        return (CaptureRecoveryPoint) orders.messages().getFirst().message().work();
    }

    private static Policy policy(Quiescence quiescence) {
        var plain = Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));
        return new Policy(
                plain.name(), plain.formerly(), plain.selection(), plain.schedule(), quiescence, plain.retention());
    }
}
