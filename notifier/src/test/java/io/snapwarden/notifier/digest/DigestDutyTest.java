package io.snapwarden.notifier.digest;

import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.VIRGINIA;
import static io.snapwarden.notifier.Reports.closed;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.failed;
import static io.snapwarden.notifier.Reports.good;
import static io.snapwarden.notifier.Reports.pruned;
import static io.snapwarden.notifier.Reports.run;
import static io.snapwarden.notifier.Reports.scope;
import static io.snapwarden.notifier.Reports.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.notifier.Outside;
import io.snapwarden.notifier.Reports;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestDutyTest {

    private static final Duration FOLD = Duration.ofMinutes(15);

    private final Outside outside = new Outside();
    private final DigestDuty duty = duty(DigestSettings.When.ALWAYS, FOLD);

    @Test
    void sendsOneMailForRunsThatCloseTogether() {
        var first = closed(daily(20), good(IRELAND, 41));
        var second = closed(run("loose-volumes", "2026-11-20T01:30:00Z"), good(IRELAND, 7));

        assertThat(duty.handle(first)).isEqualTo(later(FOLD));
        outside.pass(Duration.ofMinutes(5));
        assertThat(duty.handle(second)).isInstanceOf(Outcome.Done.class);
        assertThat(outside.mails).isEmpty();
        outside.pass(Duration.ofMinutes(10));

        assertThat(duty.handle(first)).isInstanceOf(Outcome.Done.class);
        assertThat(outside.mails).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[snapwarden] 48 captured: daily-prod and 1 more run");
            assertThat(mail.body()).contains("POLICY daily-prod", "POLICY loose-volumes");
        });
    }

    @Test
    void sendsAtOnceWhenNothingShallFold() {
        assertThat(duty(DigestSettings.When.ALWAYS, Duration.ZERO).handle(closed(daily(20), good(IRELAND, 1))))
                .isInstanceOf(Outcome.Done.class);

        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void saysNothingTwiceWhenAnEventIsRepeatedAfterTheMail() {
        var event = closed(daily(20), good(IRELAND, 41));
        handleUntilDone(event);

        assertThat(duty.handle(event)).isInstanceOf(Outcome.Done.class);
        duty.flush();

        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void keepsAnEventThatComesBetweenAnothersReadAndWrite() {
        var mine = closed(daily(20), good(IRELAND, 41));
        var theirs = closed(run("other", "2026-11-20T01:00:00Z"), good(IRELAND, 5));
        outside.ledger.beforeNextWrite(
                () -> duty(DigestSettings.When.ALWAYS, FOLD).handle(theirs));

        duty.handle(mine);
        duty.flush();

        assertThat(outside.mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.body()).contains("POLICY daily-prod", "POLICY other"));
    }

    @Test
    void leavesTheSendingToTheNotifierThatClaimedFirst() {
        var event = closed(daily(20), good(IRELAND, 41));
        duty.handle(event);
        outside.pass(FOLD);
        outside.ledger.beforeNextWrite(
                () -> duty(DigestSettings.When.ALWAYS, FOLD).handle(event));

        duty.handle(event);

        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void losesNoDigestWhileSnsIsDownAndFoldsWhatGathersMeanwhile() {
        var first = closed(daily(20), good(IRELAND, 41));
        var second = closed(run("other", "2026-11-20T01:00:00Z"), good(IRELAND, 5));
        duty.handle(first);
        outside.pass(FOLD);
        outside.topicDown = true;
        assertThatThrownBy(() -> duty.handle(first)).isInstanceOf(DependencyException.class);
        assertThat(duty.handle(first)).isEqualTo(later(DigestDuty.CLAIM));
        duty.handle(second);
        outside.pass(FOLD);
        outside.topicDown = false;

        duty.handle(first);
        duty.handle(second);

        assertThat(outside.mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.body()).contains("POLICY daily-prod", "POLICY other"));
    }

    @Test
    void sendsAgainWhatASenderThatDiedHadClaimed() {
        var event = closed(daily(20), good(IRELAND, 41));
        duty.handle(event);
        outside.pass(FOLD);
        outside.topicDown = true;
        assertThatThrownBy(() -> duty.handle(event)).isInstanceOf(DependencyException.class);
        outside.topicDown = false;

        assertThat(duty.handle(event)).isInstanceOf(Outcome.Later.class);
        assertThat(outside.mails).isEmpty();
        outside.pass(DigestDuty.CLAIM);
        assertThat(duty.handle(event)).isInstanceOf(Outcome.Done.class);
        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void whatIsGatheredDuringASendingDoesNotWaitForTheClaimToRunOut() {
        var first = closed(daily(20), good(IRELAND, 41));
        var second = closed(run("other", "2026-11-20T01:00:00Z"), good(IRELAND, 5));
        duty.handle(first);
        outside.pass(FOLD);
        outside.meanwhile = () -> {
            outside.meanwhile = () -> {};
            assertThat(duty.handle(second)).isEqualTo(later(FOLD));
        };
        duty.handle(first);
        outside.pass(FOLD);

        assertThat(duty.handle(second)).isInstanceOf(Outcome.Done.class);
        assertThat(outside.mails).hasSize(2);
    }

    @Test
    void aDigestThatIsDueDuringASendingLooksAgainSoon() {
        var quick = duty(DigestSettings.When.ALWAYS, Duration.ofSeconds(2));
        var first = closed(daily(20), good(IRELAND, 41));
        var second = closed(run("other", "2026-11-20T01:00:00Z"), good(IRELAND, 5));
        quick.handle(first);
        outside.pass(Duration.ofSeconds(2));
        outside.meanwhile = () -> {
            outside.meanwhile = () -> {};
            quick.handle(second);
            outside.pass(Duration.ofSeconds(2));
            assertThat(quick.handle(second))
                    .isInstanceOfSatisfying(
                            Outcome.Later.class,
                            later -> assertThat(later.delay()).isEqualTo(Duration.ofSeconds(5)));
        };

        quick.handle(first);

        assertThat(quick.handle(second)).isInstanceOf(Outcome.Done.class);
        assertThat(outside.mails).hasSize(2);
    }

    @Test
    void lateReportOfARunReplacesTheEarlierOneInAnOpenDigest() {
        var pending = closed(daily(20), scope(IRELAND, 38, 0, 3, List.of(), 0));
        var end = settled(daily(20), good(IRELAND, 41));

        duty.handle(pending);
        duty.handle(end);
        duty.flush();

        assertThat(outside.mails)
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.body()).contains("41 captured").doesNotContain("pending"));
    }

    @Test
    void followsUpOnLateAndBadEndings() {
        handleUntilDone(closed(daily(20), scope(IRELAND, 38, 0, 3, List.of(), 0)));

        handleUntilDone(settled(daily(20), scope(IRELAND, 40, 2, 0, List.of(failed(7, "error")), 0)));

        assertThat(outside.mails).hasSize(2);
        assertThat(outside.mails.getLast().subject())
                .isEqualTo("[snapwarden] 1 failed, 2 late, 40 captured: daily-prod 2026-11-20 01:00Z");
    }

    @Test
    void saysNothingMoreOfARunThatSettlesAsItClosed() {
        var bad = scope(IRELAND, 40, 0, 0, List.of(failed(7, "error")), 0);
        handleUntilDone(closed(daily(20), bad));

        assertThat(duty.handle(settled(daily(20), bad))).isInstanceOf(Outcome.Done.class);
        duty.flush();

        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void saysNoCloseAfterTheEnd() {
        handleUntilDone(settled(daily(20), good(IRELAND, 41)));

        handleUntilDone(closed(daily(20), scope(IRELAND, 38, 0, 3, List.of(), 0)));

        assertThat(outside.mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.body()).doesNotContain("pending"));
    }

    @Test
    void sendsOnlyProblemsWhenAskedTo() {
        var quiet = duty(DigestSettings.When.PROBLEMS, Duration.ZERO);

        quiet.handle(closed(daily(19), good(IRELAND, 41)));
        assertThat(outside.mails).isEmpty();
        quiet.handle(closed(daily(20), scope(IRELAND, 40, 0, 0, List.of(failed(7, "error")), 0)));

        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void pointsThatAreLessConsistentThanAskedForAreAProblemWorthAMail() {
        var quiet = duty(DigestSettings.When.PROBLEMS, Duration.ZERO);

        quiet.handle(closed(daily(20), Reports.weaker(good(IRELAND, 41), Map.of("no agent", 2))));

        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void waitsLongerForAPruneAndThenSaysHowFarItGot() {
        var first = pruned(daily(20), IRELAND, 12, 5, outside.instant());
        assertThat(duty.handle(first)).isInstanceOf(Outcome.Later.class);
        duty.handle(pruned(daily(20), IRELAND, 12, 12, outside.instant()));
        outside.pass(FOLD);
        assertThat(duty.handle(first)).isInstanceOf(Outcome.Later.class);
        outside.pass(FOLD.multipliedBy(3));

        duty.handle(first);

        assertThat(outside.mails).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[snapwarden] 12 deleted");
            assertThat(mail.body()).contains("deleted: 12 of 12 expired points, 300 kept");
        });
    }

    @Test
    void aRunThatClosesDoesNotWaitForAPrune() {
        var prune = pruned(daily(19), IRELAND, 12, 5, outside.instant());
        var close = closed(daily(20), good(IRELAND, 41));
        duty.handle(prune);

        assertThat(duty.handle(close)).isEqualTo(later(FOLD));
        outside.pass(FOLD);
        duty.handle(close);

        assertThat(outside.mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.body()).contains("41 captured", "PRUNED SINCE"));
    }

    @Test
    void aPruneThatFoundNothingIsNoNews() {
        assertThat(duty.handle(pruned(daily(20), IRELAND, 0, 0, outside.instant())))
                .isInstanceOf(Outcome.Done.class);
        duty.flush();

        assertThat(outside.mails).isEmpty();
    }

    @Test
    void opensADigestForRejectedWork() {
        handleUntilDone(new Event.WorkRejected("PruneScope", "no such policy\nat all", "{}", outside.instant()));

        assertThat(outside.mails).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[snapwarden] 1 other problem");
            assertThat(mail.body()).contains("REJECTED PruneScope: no such policy at all [{}]");
        });
    }

    @Test
    void flushesWithoutWaitingAndOnlyOnce() {
        duty.handle(closed(daily(20), good(IRELAND, 41)));

        duty.flush();
        duty.flush();

        assertThat(outside.mails).hasSize(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void repeatsAndReorderingChangeNoNumber(long seed) {
        var random = new Random(seed);
        var run = daily(20);
        var problems = List.of(failed(7, "error"));
        List<Event> events = List.of(
                closed(run, scope(IRELAND, 30, 0, 5, problems, 0), good(VIRGINIA, 4)),
                settled(run, scope(IRELAND, 34, 4, 0, problems, 0), good(VIRGINIA, 4)),
                pruned(run, IRELAND, 9, 3, outside.instant()),
                pruned(run, IRELAND, 9, 6, outside.instant()),
                pruned(run, IRELAND, 9, 9, outside.instant()));
        var deliveries = new ArrayList<>(events);
        deliveries.addAll(events);
        Collections.shuffle(deliveries, random);

        deliveries.forEach(duty::handle);
        duty.flush();

        assertThat(outside.mails).singleElement().satisfies(mail -> {
            assertThat(mail.subject())
                    .isEqualTo("[snapwarden] 1 failed, 4 late, 38 captured: daily-prod 2026-11-20 01:00Z");
            assertThat(mail.body()).startsWith("1 failed, 0 missed, 38 captured, 9 deleted\n");
        });
    }

    /// Thousands of scopes prune in one night: no record is written over with all that was gathered.
    @Test
    void whatIsGatheredByTheThousandsIsSetAside() {
        int scopes = 600;
        duty.handle(closed(daily(20), good(IRELAND, 41)));
        int longest = 0;
        for (int i = 0; i < scopes; i++) {
            var scope = new Scope(new AccountId(String.valueOf(100_000_000_000L + i)), new Region("eu-west-1"));
            var prune = pruned(daily(20), scope, 3, 1, outside.instant());
            duty.handle(prune);
            duty.handle(prune);
            duty.handle(pruned(daily(20), scope, 3, 3, outside.instant()));
            longest = Math.max(longest, openDigest().length());
        }
        duty.handle(settled(daily(20), scope(IRELAND, 40, 0, 0, List.of(failed(7, "error")), 0)));
        assertThat(longest).isLessThan(50_000);

        duty.flush();

        assertThat(outside.mails).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[snapwarden] 1 failed, 40 captured: daily-prod 2026-11-20 01:00Z");
            assertThat(mail.body()).startsWith("1 failed, 0 missed, 40 captured, 1,800 deleted\n");
        });
        assertThat(outside.ledger.keys("digests/pages/")).isEmpty();
    }

    @Test
    void whatWasSetAsideIsSentWithWhatAnotherSenderLeft() {
        handleMany(60);
        outside.pass(FOLD);
        outside.topicDown = true;
        assertThatThrownBy(duty::flush).isInstanceOf(DependencyException.class);
        outside.topicDown = false;
        handleMany(120);
        outside.pass(DigestDuty.CLAIM);

        duty.flush();

        assertThat(outside.mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("[snapwarden] 120 other problems"));
    }

    @Test
    void aPageThatSomebodyElseTurnedIsTurnedOnce() {
        handleMany(49);
        outside.ledger.beforeNextWrite(() -> handleMany(55));

        handleMany(60);
        duty.flush();

        assertThat(outside.mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("[snapwarden] 60 other problems"));
    }

    private void handleMany(int count) {
        for (int i = 0; i < count; i++) {
            duty.handle(new Event.WorkRejected("PruneScope", "no such policy", "{" + i + "}", outside.instant()));
        }
    }

    private String openDigest() {
        return outside.ledger.read("digests/open").orElseThrow().text();
    }

    @Test
    void isNotConcernedWithSingleObligations() {
        var opened = new Event.RunOpened(daily(20), List.of(IRELAND), false, outside.instant());

        assertThat(duty.mark(opened)).isEmpty();
        assertThat(duty.handle(opened)).isInstanceOf(Outcome.Done.class);
    }

    private DigestDuty duty(DigestSettings.When when, Duration fold) {
        return new DigestDuty(
                outside.ledger, outside.topic, new DigestSettings(when, fold, Map.of()), event -> event, outside);
    }

    private void handleUntilDone(Event event) {
        while (duty.handle(event) instanceof Outcome.Later(var delay, var _)) {
            outside.pass(delay);
        }
    }

    private Outcome later(Duration delay) {
        return new Outcome.Later(
                delay, "the digest is due at " + outside.instant().plus(delay));
    }
}
