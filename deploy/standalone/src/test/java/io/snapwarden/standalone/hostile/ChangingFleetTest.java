package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event.RecoveryPointCaptured;
import io.snapwarden.domain.event.Event.RecoveryPointMissed;
import io.snapwarden.domain.event.Event.RecoveryPointSkipped;
import io.snapwarden.domain.event.Event.RunSettled;
import io.snapwarden.standalone.hostile.Services.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A fleet that changes between plan and capture, and tags as people write them.
class ChangingFleetTest {

    private static final Map<String, String> DAILY = Map.of("backup", "daily");

    private final Rehearsal rehearsal = new Rehearsal(Policies.daily());

    @AfterEach
    void nothingIsLeftInTheDark() {
        assertThat(rehearsal.services().deadLetters()).isEmpty();
    }

    @Test
    void anOrdinaryNight() {
        rehearsal.stage().instance(List.of(8, 100), DAILY, Map.of());

        rehearsal.pass(Duration.ofDays(1));

        assertThat(rehearsal.snapshots()).hasSize(2);
        assertThat(settled().report().bad()).isFalse();
        assertThat(rehearsal.mails.digests()).hasSize(1);
    }

    @Test
    void anInstanceDeletedBetweenPlanAndCapture() {
        var gone = rehearsal.stage().instance(List.of(8), DAILY, Map.of());
        rehearsal.stage().instance(List.of(8), DAILY, Map.of());

        planOnly();
        rehearsal.person().terminateInstance(gone);
        rehearsal.pass(Duration.ofDays(1));

        assertSkipped(gone);
    }

    @Test
    void aVolumeDeletedBetweenPlanAndCapture() {
        rehearsal.restart(Policies.daily().replace("kind: instance", "kind: volume"));
        var gone = rehearsal.stage().volume("gp3", 8, DAILY);
        rehearsal.stage().volume("gp3", 8, DAILY);

        planOnly();
        rehearsal.person().deleteVolume(gone);
        rehearsal.pass(Duration.ofDays(1));

        assertSkipped(gone);
    }

    @Test
    void tagsAddedAfterTheWindowOweNothingUntilTheNextSlot() {
        rehearsal.stage().instance(List.of(8), DAILY, Map.of());
        var late = rehearsal.stage().instance(List.of(8), Map.of(), Map.of());

        rehearsal.passUntil("07:30");
        rehearsal.person().createTags(List.of(late), DAILY);
        rehearsal.pass(Duration.ofHours(12));

        assertThat(rehearsal.snapshots()).hasSize(1);
        assertThat(rehearsal.heard(RecoveryPointMissed.class)).isEmpty();
        rehearsal.pass(Duration.ofHours(12));
        assertThat(rehearsal.snapshots()).hasSize(3);
        assertThat(rehearsal.heard(RecoveryPointMissed.class)).isEmpty();
    }

    @Test
    void sixtyTags() {
        var tags = new TreeMap<>(DAILY);
        for (int i = 10; i < 69; i++) {
            tags.put("tag-" + i, "value");
        }
        rehearsal.stage().instance(List.of(8), tags, Map.of());

        rehearsal.pass(Duration.ofDays(1));

        var dropped = rehearsal.heard(RecoveryPointCaptured.class).getFirst().droppedTags();
        assertThat(rehearsal.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.tags()).hasSize(50).doesNotContainKeys(dropped.toArray(String[]::new));
            var kept = snapshot.tags().keySet().stream().filter(key -> !key.startsWith("snapwarden:"));
            assertThat(kept.count() + dropped.size()).isEqualTo(60);
        });
        assertThat(dropped).isNotEmpty();
        assertThat(settled().report().bad()).isFalse();
    }

    /// The slot has come and the work is on its way, but no snapshotter has it in hand.
    private void planOnly() {
        rehearsal.passUntil("02:00");
        rehearsal.tick();
        rehearsal.services().work(Queue.PLAN);
        assertThat(rehearsal.services().queue(Queue.CAPTURE).size()).isEqualTo(2);
    }

    private void assertSkipped(String resource) {
        assertThat(rehearsal.heard(RecoveryPointSkipped.class)).singleElement().satisfies(skipped -> {
            assertThat(skipped.obligation().source().value()).isEqualTo(resource);
            assertThat(skipped.reason()).contains("it was deleted before it could be captured");
        });
        assertThat(rehearsal.snapshots()).hasSize(1);
        assertThat(settled().report().bad()).isFalse();
        assertThat(rehearsal.mails.digests())
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.body()).contains("skipped: 1", "1 it was deleted before it could be captured"));
    }

    private RunSettled settled() {
        assertThat(rehearsal.heard(RunSettled.class)).hasSize(1);
        return rehearsal.heard(RunSettled.class).getFirst();
    }
}
