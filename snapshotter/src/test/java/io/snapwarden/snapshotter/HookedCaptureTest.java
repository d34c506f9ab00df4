package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Hooks.Stage;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Quiesce.OnFailure;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.domain.run.HookDebt;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Captures with hooks around them: what is run when, and what is owed when something breaks.
class HookedCaptureTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Hooks AROUND = hooks(OnFailure.CRASH);

    private final Scene scene = new Scene();
    private final TestHosts hosts = scene.hosts;

    private static Hooks hooks(OnFailure onFailure) {
        return new Hooks(
                List.of(new Hooks.Before(script("pause"), onFailure)),
                List.of(new Hooks.After(script("resume"), Stage.CAPTURED)));
    }

    private static Script script(String document) {
        return new Script(document, Map.of(), MINUTE);
    }

    private CaptureRecoveryPoint hooked(Hooks hooks) {
        return scene.instance(2).with(hooks);
    }

    @Test
    void theyStandAroundTheVeryFreeze() {
        scene.account.during(request -> {
            hosts.story.add("create");
            return scene.account.make(request);
        });
        var freeze = new Quiesce("snapwarden-freeze", Duration.ofSeconds(30), OnFailure.CRASH, false);

        assertThat(scene.handle(scene.quiet(2, freeze).with(AROUND))).isEqualTo(new Outcome.Done());

        assertThat(hosts.story).containsExactly("pause", "freeze", "create", "thaw", "resume");
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
        assertThat(debts()).isEmpty();
    }

    @Test
    void aDocumentIsToldWhatItDeclaresAndBothTheSameExecutionId() {
        hosts.document = new Document.Command(
                Set.of("executionId", "policy", "source", "attempt", "outcome", "mode", "command"));
        var before = new Script("pause", Map.of("mode", List.of("light", "quick")), MINUTE);
        var hooks = new Hooks(List.of(new Hooks.Before(before, OnFailure.CRASH)), AROUND.after());

        scene.handle(hooked(hooks));

        var paused = hosts.orders.getFirst().parameters();
        var resumed = hosts.orders.getLast().parameters();
        assertThat(paused)
                .containsOnlyKeys("executionId", "policy", "source", "attempt", "mode", "command")
                .containsEntry("mode", List.of("light", "quick"))
                .containsEntry("policy", List.of("gold"))
                .containsEntry("command", List.of("pre-script"));
        assertThat(resumed)
                .containsEntry("outcome", List.of("captured"))
                .containsEntry("command", List.of("post-script"))
                .containsEntry("executionId", paused.get("executionId"));
        assertThat(hosts.orders).allMatch(order -> order.comment().length() <= 100);
    }

    @Test
    void aHookThatFailsLeavesACrashConsistentPointThatSaysSo() {
        hosts.shows(new Run.Ended(3, "looking\n", "no shop\nhere\n"));
        var freeze = new Quiesce("snapwarden-freeze", Duration.ofSeconds(30), OnFailure.FAIL, false);

        scene.handle(scene.quiet(2, freeze).with(AROUND));

        assertThat(hosts.story).containsExactly("pause", "resume");
        assertThat(scene.point().weaker()).isEqualTo("the hook before the capture: pause ended with 3: no shop | here");
        assertThat(scene.captured())
                .singleElement()
                .satisfies(event -> assertThat(event.weaker()).contains("no shop | here"));
    }

    @Test
    void wherePolicyWantsItNothingIsCapturedAfterAFailedHook() {
        hosts.shows(TestHosts.ended(3, ""));

        assertThat(scene.handle(hooked(hooks(OnFailure.FAIL)))).isEqualTo(new Outcome.Done());

        assertThat(scene.account.requests).isEmpty();
        assertThat(scene.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason())
                        .isEqualTo("it could not be brought to rest: the hook before the capture: pause ended with 3,"
                                + " and printed nothing"));
        assertThat(hosts.story).containsExactly("pause", "resume");
        assertThat(told("outcome")).isEmpty();
    }

    @Test
    void theFirstThatFailsIsTheLast() {
        hosts.shows(TestHosts.ended(0, ""));
        hosts.shows(TestHosts.ended(1, ""));
        var before = List.of(before("one"), before("two"), before("three"));

        scene.handle(hooked(new Hooks(before, AROUND.after())));

        assertThat(hosts.story).containsExactly("one", "two", "resume");
    }

    @Test
    void aHookThatNeverEndsIsGivenUpInTimeAndNamed() {
        for (int i = 0; i < 60; i++) {
            hosts.shows(new Run.Going());
        }
        var began = scene.time.instant();

        scene.handle(hooked(AROUND));

        assertThat(hosts.cancelled).contains("cmd-1");
        assertThat(Duration.between(began, scene.time.instant())).isLessThan(Duration.ofMinutes(3));
        assertThat(scene.point().weaker()).contains("pause did not end within 60 seconds", "Raise its timeout");
        assertThat(hosts.story).containsExactly("pause", "resume");
    }

    @Test
    void withoutAnAgentThatIsSaid() {
        hosts.sends(new Sending.Refused("its SSM agent must be online"));
        scene.handle(hooked(AROUND));
        assertThat(scene.point().weaker()).endsWith("its SSM agent must be online");
    }

    @Test
    void aDocumentThatIsMissingIsNamedAndNothingIsSent() {
        hosts.document = new Document.Unusable("there is no document pause");

        scene.handle(hooked(AROUND));

        assertThat(hosts.story).isEmpty();
        assertThat(scene.point().weaker()).endsWith("there is no document pause");
        assertThat(failed()).extracting(Event.HookFailed::reason).containsExactly("there is no document pause");
    }

    @Test
    void aParameterThatTheDocumentDoesNotHaveIsNamed() {
        var before = new Script("pause", Map.of("mood", List.of("light")), MINUTE);

        scene.handle(hooked(new Hooks(List.of(new Hooks.Before(before, OnFailure.CRASH)), List.of())));

        assertThat(hosts.story).isEmpty();
        assertThat(scene.point().weaker()).contains("the document pause has no parameter mood but [", "command");
    }

    @Test
    void outputThatIsCutOffIsSaidToBe() {
        hosts.shows(TestHosts.ended(1, "chatter ".repeat(3000)));

        scene.handle(hooked(AROUND));

        assertThat(scene.captured().getFirst().weaker())
                .startsWith("the hook before the capture: pause ended with 1: …");
    }

    @Test
    void whateverBecomesOfTheCallTheHooksAfterItAreRun() {
        for (var answer : List.of(
                new Creation.Refused("denied"),
                new Creation.Gone("no such instance"),
                new Creation.Ambiguous("connection reset"),
                new Creation.Busy(Duration.ofSeconds(30), true, "PendingSnapshotLimitExceeded"))) {
            var other = new Scene();
            other.account.answer(answer);
            other.handle(other.instance(2).with(AROUND));
            assertThat(other.hosts.story).as(answer.toString()).containsExactly("pause", "resume");
            assertThat(debts(other)).isEmpty();
        }
    }

    private static final Creation NO_ROOM =
            new Creation.Busy(Duration.ofSeconds(30), true, "PendingSnapshotLimitExceeded");

    /// What was counted a moment ago may be taken by others since.
    @Test
    void nothingIsPausedWhereANewCountShowsNoRoom() {
        scene.handle(scene.volume(9));
        scene.account.foreign = 100;
        scene.time.pass(Duration.ofSeconds(20));

        assertThat(scene.handle(hooked(AROUND))).isInstanceOf(Outcome.Later.class);

        assertThat(hosts.story).isEmpty();
    }

    @Test
    void norWhereOthersHoldAllPlacesOfOneVolume() {
        var work = hooked(AROUND);
        var crowded = work.volumes().getFirst().id();
        for (int n = 0; n < 5; n++) {
            var id = new SnapshotId("snap-f000000" + n);
            scene.account.add(scene.account.snapshot(id, crowded, scene.time.instant(), "", Map.of()));
        }

        assertThat(scene.handle(work)).isInstanceOfSatisfying(Outcome.Later.class, later -> {
            assertThat(later.why()).contains(crowded.value(), "as many pending snapshots as");
            scene.time.pass(later.delay());
        });
        assertThat(hosts.story).isEmpty();
        assertThat(scene.ledger.keys("claims/")).isEmpty();
        scene.account.end(Snapshot.State.COMPLETED);
        scene.handleUntilDone(work);

        assertThat(hosts.story).containsExactly("pause", "resume");
    }

    @Test
    void whoWasPausedInVainIsLeftAloneForLongerAndLonger() {
        var work = hooked(AROUND);
        var delays = new ArrayList<Duration>();
        for (int i = 0; i < 4; i++) {
            scene.account.answer(NO_ROOM);
            var later = (Outcome.Later) scene.handle(work);
            delays.add(later.delay());
            assertThat(hosts.story).hasSize(2 * (i + 1));

            scene.time.pass(later.delay().minusSeconds(40).dividedBy(2));
            assertThat(scene.worker().handle(scene.message(work)))
                    .as("any other delivery")
                    .isInstanceOf(Outcome.Later.class);
            assertThat(hosts.story).hasSize(2 * (i + 1));
            scene.time.pass(later.delay());
        }
        scene.handle(work);

        assertThat(delays.get(0)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
        assertThat(delays.get(1)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
        assertThat(delays.subList(2, 4)).containsOnly(Duration.ofMinutes(15));
        assertThat(hosts.story).hasSize(10);
        assertThat(scene.point().key().attempt()).as("a wait is no attempt").isEqualTo(1);
    }

    /// A throttle is over soon.
    @Test
    void whoWasThrottledRestsForAMinuteFirst() {
        scene.account.answer(new Creation.Busy(Duration.ofSeconds(5), false, "RequestLimitExceeded"));

        var later = (Outcome.Later) scene.handle(hooked(AROUND));

        assertThat(later.delay()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(90));
    }

    @Test
    void aRespiteLeavesTimeForOneMoreTry() {
        var message = scene.message(hooked(AROUND), scene.time.instant().plus(Duration.ofMinutes(17)));
        for (int i = 0; i < 9; i++) {
            scene.account.answer(NO_ROOM);
        }

        var tries = new ArrayList<Duration>();
        while (!message.expiredAt(scene.time.instant())) {
            int before = hosts.story.size();
            var left = Duration.between(scene.time.instant(), message.notAfter());
            var later = (Outcome.Later) scene.worker.handle(message);
            if (hosts.story.size() > before) {
                tries.add(left);
            }
            scene.time.pass(later.delay());
        }

        assertThat(tries).hasSizeBetween(3, 5);
        assertThat(tries.getLast()).isLessThan(Duration.ofMinutes(3));
    }

    /// Each time the claim has grown old, and nothing shows.
    @Test
    void whereNobodyKnowsWhatCameOfItTheNextLookIsLaterEachTime() {
        for (var answer : List.<Function<SnapshotCreator.Request, Creation>>of(
                _ -> new Creation.Ambiguous("503"),
                _ -> new Creation.TooSoon(MINUTE, "SnapshotCreationPerVolume"),
                _ -> {
                    throw new IllegalStateException("a bug");
                })) {
            var other = new Scene();
            var work = other.instance(2).with(AROUND);
            var message = other.message(work);
            var end = other.time.instant().plus(Duration.ofHours(1));
            for (int i = 0; i < 60; i++) {
                other.account.during(answer);
            }
            while (other.time.instant().isBefore(end)) {
                try {
                    other.worker().handle(message);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("a bug");
                }
                other.time.pass(Duration.ofSeconds(30));
            }
            assertThat(other.hosts.story.stream().filter("pause"::equals)).hasSizeBetween(5, 8);
        }
    }

    @Test
    void withoutTheLedgerTheMessageAloneKeepsTheRespite() {
        scene.ledger.down(true);
        scene.account.answer(NO_ROOM);

        assertThat(scene.handle(hooked(AROUND)))
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.delay()).isGreaterThanOrEqualTo(Duration.ofMinutes(4)));
    }

    /// Whoever pauses nothing costs nobody anything by asking soon.
    @Test
    void whatHasNoHooksBeforeItIsTriedSoonAgain() {
        scene.account.answer(NO_ROOM);

        assertThat(scene.handle(hooked(new Hooks(List.of(), AROUND.after()))))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.delay()).isLessThan(Duration.ofMinutes(2)));
    }

    @Test
    void throttledCommandsAreAWaitAndNoAttempt() {
        hosts.sends(new Sending.Busy(Duration.ofSeconds(10), "ThrottlingException"));

        assertThat(scene.handleUntilDone(hooked(AROUND))).isEqualTo(1);

        assertThat(scene.point().weaker()).isNull();
        assertThat(scene.point().key().attempt()).isEqualTo(1);
    }

    /// The first of them has paused the application.
    @Test
    void whereTheSecondHookIsThrottledTheFirstWasRunInVain() {
        var two = new Hooks(
                List.of(
                        new Hooks.Before(script("pause"), OnFailure.CRASH),
                        new Hooks.Before(script("flush"), OnFailure.CRASH)),
                AROUND.after());
        var work = hooked(two);
        hosts.sends(new Sending.Sent("cmd-1"));
        hosts.sends(new Sending.Busy(Duration.ofSeconds(10), "ThrottlingException"));

        var later = (Outcome.Later) scene.handle(work);
        assertThat(hosts.story).containsExactly("pause", "flush", "resume");
        assertThat(later.delay()).isGreaterThanOrEqualTo(MINUTE);
        scene.time.pass(Duration.ofSeconds(50));
        assertThat(scene.worker().handle(scene.message(work))).isInstanceOf(Outcome.Later.class);
        assertThat(hosts.story).hasSize(3);

        scene.time.pass(later.delay());
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
    }

    @Test
    void aLostReplyIsLookedUpBeforeAnythingIsRepeated() {
        hosts.sends(new Sending.Ambiguous("connection reset"));
        hosts.found = "cmd-1";

        scene.handle(hooked(AROUND));

        assertThat(hosts.story).containsExactly("pause", "resume");
        assertThat(hosts.lookedFor)
                .singleElement()
                .isEqualTo(hosts.orders.getFirst().comment());
        assertThat(scene.point().weaker()).isNull();
    }

    @Test
    void whatNoListingShowsIsSentOnceMore() {
        hosts.sends(new Sending.Ambiguous("connection reset"));

        scene.handle(hooked(AROUND));

        assertThat(hosts.story).containsExactly("pause", "pause", "resume");
        assertThat(hosts.lookedFor).hasSize(4);
        assertThat(scene.point().weaker()).isNull();
    }

    @Test
    void whoWaitsLongForAHookKeepsHisClaim() {
        var other = scene.worker();
        var work = hooked(new Hooks(
                List.of(new Hooks.Before(new Script("pause", Map.of(), Duration.ofMinutes(10)), OnFailure.FAIL)),
                AROUND.after()));
        for (int i = 0; i < 200; i++) {
            hosts.shows(new Run.Going());
        }
        hosts.shows(() -> {
            assertThat(other.handle(scene.message(work))).isInstanceOf(Outcome.Later.class);
            return TestHosts.ended(0, "");
        });

        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        assertThat(hosts.story).containsExactly("pause", "resume");
        assertThat(scene.point().weaker()).isNull();
    }

    @Test
    void whoTakesOverRunsWhatTheDeadOneOwed() {
        var work = hooked(AROUND);
        hosts.dying = order -> order.document().equals("resume");
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("it dies here");
        hosts.dying = _ -> false;
        assertThat(debts()).hasSize(1);

        scene.time.pass(Scene.SETTLE);
        assertThat(scene.worker().handle(scene.message(work))).isEqualTo(new Outcome.Done());

        assertThat(hosts.story).containsExactly("pause", "resume", "resume");
        assertThat(executionIds()).hasSize(1);
        assertThat(debts()).isEmpty();
        assertThat(scene.captured()).hasSize(1);
    }

    @Test
    void whoDiesOverTheHookBeforeIsFollowedByOneThatBeginsAnew() {
        var work = hooked(AROUND);
        hosts.dying = order -> true;
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("it dies here");
        hosts.dying = _ -> false;

        scene.time.pass(Scene.SETTLE);
        scene.handleUntilDone(work);

        assertThat(hosts.story).containsExactly("pause", "resume", "pause", "resume");
        assertThat(debts()).isEmpty();
    }

    @Test
    void thePlannersOrderRunsWhatNobodyTookOver() {
        var work = hooked(AROUND);
        hosts.dying = order -> order.document().equals("resume");
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("it dies here");
        hosts.dying = _ -> false;

        assertThat(settle(work, Stage.CAPTURED)).isInstanceOf(Outcome.Later.class);
        scene.time.pass(Scene.SETTLE);
        assertThat(settle(work, Stage.CAPTURED)).isEqualTo(new Outcome.Done());
        assertThat(settle(work, Stage.CAPTURED)).isEqualTo(new Outcome.Done());

        assertThat(hosts.story).containsExactly("pause", "resume", "resume");
        assertThat(debts()).isEmpty();
    }

    @Test
    void aHookThatFailsAfterwardsIsTriedThreeTimesAndThenSomebodyIsTold() {
        var both = new Hooks(List.of(), List.of(after("resume", Stage.CAPTURED), after("greet", Stage.CAPTURED)));
        var work = hooked(both);
        hosts.shows(TestHosts.ended(1, "still busy\n"));

        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        for (int i = 0; i < 2; i++) {
            scene.time.pass(Scene.SETTLE);
            hosts.shows(TestHosts.ended(1, "still busy\n"));
            settle(work, Stage.CAPTURED);
        }
        scene.time.pass(Scene.SETTLE);
        settle(work, Stage.CAPTURED);

        assertThat(hosts.story).containsExactly("resume", "greet", "resume", "resume");
        assertThat(failed()).extracting(Event.HookFailed::retried).containsExactly(true, true, false);
        assertThat(failed()).extracting(Event.HookFailed::tries).containsExactly(1, 2, 3);
        assertThat(failed()).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(failed().getFirst().reason()).isEqualTo("resume ended with 1: still busy");
        assertThat(debts()).isEmpty();
        assertThat(scene.point().weaker()).isNull();
    }

    @Test
    void whatComesAfterTheCompletionWaitsForThePlanner() {
        var work = hooked(new Hooks(List.of(), List.of(after("report", Stage.COMPLETED))));

        scene.handle(work);
        assertThat(hosts.story).isEmpty();
        assertThat(debts()).singleElement().asString().endsWith("/i-0a/1/completed");
        scene.time.pass(Scene.SETTLE);
        assertThat(settle(work, Stage.COMPLETED)).isEqualTo(new Outcome.Done());

        assertThat(hosts.story).containsExactly("report");
        assertThat(debts()).isEmpty();
    }

    @Test
    void anEarlierAttemptIsFinishedBeforeTheNextBegins() {
        var work = hooked(hooks(OnFailure.FAIL));
        hosts.dying = order -> order.document().equals("resume");
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("it dies here");
        hosts.dying = _ -> false;

        scene.handleUntilDone(scene.instance(2, 2).with(AROUND));

        assertThat(hosts.story).containsExactly("pause", "resume", "resume", "pause", "resume");
        assertThat(executionIds()).hasSize(2);
        assertThat(debts()).isEmpty();
    }

    @Test
    void withoutTheLedgerHooksAreRunAllTheSame() {
        scene.ledger.down(true);

        assertThat(scene.handle(hooked(AROUND))).isEqualTo(new Outcome.Done());

        assertThat(hosts.story).containsExactly("pause", "resume");
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void whoWasPausedAndWasTakenOverLeavesTheRestToTheOther() {
        var work = hooked(AROUND);
        var other = scene.worker();
        scene.account.during(request -> {
            var creation = scene.account.make(request);
            scene.time.pass(Scene.SETTLE.multipliedBy(2));
            assertThat(other.handle(scene.message(work))).isEqualTo(new Outcome.Done());
            return creation;
        });

        scene.handle(work);

        assertThat(hosts.story.stream().filter("resume"::equals)).isNotEmpty();
        assertThat(scene.points()).hasSize(1);
        assertThat(debts()).isEmpty();
    }

    @Test
    void anOrderThatIsTooLateOrOfAStrangerIsHarmless() {
        var work = hooked(AROUND);
        var late = new Message(
                new Work.SettleHooks(work.key(), Stage.CAPTURED, "failed"),
                scene.time.instant().minusSeconds(1),
                "t");

        assertThat(scene.worker.handle(late)).isEqualTo(new Outcome.Done());
        assertThat(settle(work, Stage.COMPLETED)).isEqualTo(new Outcome.Done());
        assertThat(hosts.story).isEmpty();
    }

    @Test
    void aDebtThatNobodyCanReadIsDropped() {
        var work = hooked(AROUND);
        scene.ledger.put("hooks/gold/2026-11-20T01:00:00Z/123456789012/eu-west-1/i-0a/1/captured", "nonsense");
        scene.time.pass(Scene.SETTLE);

        assertThat(settle(work, Stage.CAPTURED)).isEqualTo(new Outcome.Done());
        assertThat(hosts.story).isEmpty();
        scene.handle(work);
        assertThat(hosts.story).containsExactly("pause", "resume");
        assertThat(debts()).isEmpty();
    }

    @Test
    void aLedgerThatIsLostMeanwhileKeepsNoHookFromRunning() {
        scene.account.during(request -> {
            scene.ledger.lose();
            return scene.account.make(request);
        });

        scene.handle(hooked(AROUND));

        assertThat(hosts.story).containsExactly("pause", "resume");
        assertThat(debts()).isEmpty();
    }

    /// Its run may have settled, and be captured again by an order that was sent without the ledger.
    @Test
    void whatIsOwedMarksItsRunAsOneToBeLookedAt() {
        var marked = new ArrayList<String>();
        scene.account.during(request -> {
            marked.addAll(scene.ledger.keys("open/"));
            return scene.account.make(request);
        });
        var work = hooked(AROUND);

        scene.handle(work);

        var owed = work.key().obligation();
        assertThat(marked).containsExactly("open/" + owed.policy() + "/" + owed.slot());
    }

    private Outcome settle(CaptureRecoveryPoint work, Stage stage) {
        var order = new Work.SettleHooks(work.key(), stage, "completed");
        var message = new Message(order, scene.time.instant().plus(Duration.ofMinutes(15)), "trace-1");
        return scene.worker.handle(message);
    }

    private List<String> debts() {
        return debts(scene);
    }

    private static List<String> debts(Scene of) {
        return of.ledger.keys("hooks/").stream()
                .filter(key -> !Json.read(of.ledger.read(key).orElseThrow().text(), HookDebt.class)
                        .isPaid())
                .toList();
    }

    private List<Event.HookFailed> failed() {
        return scene.heard(Event.HookFailed.class);
    }

    private List<String> told(String parameter) {
        return hosts.orders.stream()
                .filter(order -> order.parameters().containsKey(parameter))
                .map(order -> order.parameters().get(parameter).getFirst())
                .toList();
    }

    private Set<String> executionIds() {
        return Set.copyOf(told("executionId"));
    }

    private static Hooks.Before before(String document) {
        return new Hooks.Before(script(document), OnFailure.CRASH);
    }

    private static Hooks.After after(String document, Stage stage) {
        return new Hooks.After(script(document), stage);
    }
}
