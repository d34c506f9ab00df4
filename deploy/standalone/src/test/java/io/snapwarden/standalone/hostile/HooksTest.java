package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Hooks around captures, through all four services: what hosts do to them, and what is owed until a run settles.
class HooksTest {

    private static final int PLACES = 100;

    private final Rehearsal night = new Rehearsal("""
            version: 1
            scopes: { regions: [eu-west-1] }
            notify: { sns: "arn:aws:sns:eu-west-1:111122223333:snapwarden" }
            policies:
              - name: shop
                select: { kind: instance, tags: { Backup: daily } }
                schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 2h }
                hooks:
                  before: [{ document: snapwarden-pause, timeout: 5m, on-failure: crash }]
                  after:
                    - { document: snapwarden-resume, timeout: 1m }
                    - { document: snapwarden-report, timeout: 1m, after: completed }
                retain: { last: 2 }
            """);
    private final String instance = night.stage().instance(List.of(8, 20), Map.of("Backup", "daily"), Map.of());
    private final SimulatedHost host = night.stage().host(instance);

    private void documents(int pauseEndsWith) {
        host.document("snapwarden-pause", parameters -> List.of(step("pause", parameters, pauseEndsWith)))
                .document("snapwarden-resume", parameters -> List.of(step("resume", parameters, 0)))
                .document("snapwarden-report", parameters -> List.of(step("report", parameters, 0)));
    }

    private static Step step(String name, Map<String, List<String>> parameters, int code) {
        return new Step(name, Duration.ofMinutes(1).dividedBy(2), shell -> {
            var execution = parameters.get("executionId").getFirst();
            shell.files().merge("story", name + " " + execution + "\n", String::concat);
            shell.print(name + " was here\n");
            shell.exit(code);
        });
    }

    private List<String> story() {
        return host.files().getOrDefault("story", "").lines().toList();
    }

    private List<String> hooksRun() {
        return story().stream().map(line -> line.split(" ", -1)[0]).toList();
    }

    @Test
    void aNightRunsThemInTheirOrderAndSettlesWhenTheLastIsDone() {
        documents(0);
        night.passUntil("08:00");

        assertThat(hooksRun()).containsExactly("pause", "resume", "report");
        assertThat(story().stream().map(line -> line.split(" ", -1)[1]).distinct())
                .hasSize(1);
        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(Event.RecoveryPointCompleted::weaker)
                .containsOnlyNulls();
        assertThat(night.heard(Event.RunSettled.class)).hasSize(1);
        assertThat(night.heard(Event.HookFailed.class)).isEmpty();
    }

    @Test
    void aHookThatEndsInAnErrorIsToldInTheDigestAndTheRestOfTheNightGoesOn() {
        documents(7);
        night.passUntil("08:00");

        assertThat(hooksRun()).containsExactly("pause", "resume", "report");
        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(Event.RecoveryPointCompleted::weaker)
                .containsExactly("the hook before the capture: snapwarden-pause ended with 7: pause was here");
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body()).contains("snapwarden-pause ended with 7"));
    }

    @Test
    void withoutDocumentsThePointIsMadeAndEachHookIsNamed() {
        night.passUntil("09:00");

        assertThat(night.heard(Event.RecoveryPointCompleted.class)).hasSize(1);
        var failed = night.heard(Event.HookFailed.class);
        assertThat(failed).extracting(Event.HookFailed::stage).contains(Hooks.Stage.CAPTURED, Hooks.Stage.COMPLETED);
        assertThat(failed.stream().filter(event -> !event.retried()))
                .extracting(Event.HookFailed::document)
                .containsExactlyInAnyOrder("snapwarden-resume", "snapwarden-report");
        assertThat(failed).allMatch(event -> event.reason().contains(event.document()));
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body()).contains("HOOK after captured", "snapwarden-resume"));
        assertThat(night.heard(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void anAgentThatGoesOfflineAfterThePauseIsWaitedForAndToldOf() {
        documents(0);
        host.document("snapwarden-pause", parameters -> {
            host.agentOffline();
            return List.of(step("pause", parameters, 0));
        });
        night.passUntil("02:20");
        assertThat(night.heard(Event.HookFailed.class)).isNotEmpty().allMatch(Event.HookFailed::retried);
        assertThat(night.heard(Event.RunSettled.class)).isEmpty();

        host.agentOnline();
        night.passUntil("08:00");

        assertThat(hooksRun()).endsWith("resume", "report").startsWith("pause");
        assertThat(night.heard(Event.HookFailed.class)).allMatch(Event.HookFailed::retried);
        assertThat(night.heard(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void aScriptThatNeverEndsIsGivenUpAndNamed() {
        documents(0);
        host.hangAt("pause");
        night.passUntil("08:00");

        assertThat(hooksRun()).containsExactly("resume", "report");
        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .extracting(Event.RecoveryPointCompleted::weaker)
                .singleElement()
                .asString()
                .contains("snapwarden-pause did not end within 300 seconds");
    }

    /// Strangers take every place of the Region while the application stands still: each time anew, for an hour.
    @Test
    void anApplicationIsNotPausedAgainAndAgainWhereStrangersTakeAllPlaces() {
        documents(0);
        var strangers = strangers(8); // whose snapshots are over before the next pause, and not before the capture
        var pauses = new ArrayList<Instant>();
        var end = Instant.parse("2026-11-20T03:00:00Z");
        host.document("snapwarden-pause", parameters -> {
            pauses.add(night.clock.instant());
            if (night.clock.instant().isBefore(end)) {
                fill(strangers);
            }
            return List.of(step("pause", parameters, 0));
        });

        night.passUntil("03:00");
        assertThat(night.heard(Event.RecoveryPointCaptured.class)).isEmpty();
        assertThat(pauses).hasSizeBetween(3, 6);
        for (int i = 1; i < pauses.size(); i++) {
            assertThat(Duration.between(pauses.get(i - 1), pauses.get(i))).isGreaterThan(Duration.ofMinutes(4));
        }
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactly(instance);
        assertThat(hooksRun().stream().filter("resume"::equals)).hasSameSizeAs(pauses);
        assertThat(hooksRun()).endsWith("resume", "report");
    }

    /// And while they hold them all the time, it is not paused at all.
    @Test
    void nothingIsPausedWhileTheRegionHasNoPlace() {
        documents(0);
        fill(strangers(16_000)); // whose snapshots are pending for hours

        night.passUntil("08:00");

        assertThat(story()).isEmpty();
        assertThat(night.heard(Event.RecoveryPointMissed.class)).hasSize(1);
    }

    private List<String> strangers(int sizeGiB) {
        return IntStream.range(0, 2 * PLACES)
                .mapToObj(_ -> night.stage().volume("gp3", sizeGiB, Map.of()))
                .toList();
    }

    /// Takes every place that is left in the Region.
    private void fill(List<String> strangers) {
        for (var volume : strangers) {
            if (night.stage().pending() == PLACES) {
                return;
            }
            try {
                night.person().createSnapshot(volume, "foreign", Map.of());
            } catch (AwsError tooSoon) {
                assertThat(tooSoon.code()).isIn("SnapshotCreationPerVolumeRateExceeded", "RequestLimitExceeded");
            }
        }
    }
}
