package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Quiesce.OnFailure;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.CaptureStarts;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.domain.work.Work.CaptureWorkload;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.runtime.work.SideBySide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadCaptureTest {

    private static final WorkloadName SHOP = new WorkloadName("shop");
    private static final Hooks AROUND = hooks(OnFailure.CRASH);
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Scene scene = new Scene();
    private final TestHosts hosts = scene.hosts;
    private int volumes;

    private static Hooks hooks(OnFailure onFailure) {
        return new Hooks(
                List.of(new Hooks.Before(script("pause"), onFailure)),
                List.of(new Hooks.After(script("resume"), Hooks.Stage.CAPTURED)));
    }

    private static Script script(String document) {
        return new Script(document, Map.of(), Duration.ofMinutes(1));
    }

    private CaptureRecoveryPoint instance(String id, int size) {
        var shapes =
                IntStream.range(0, size).mapToObj(_ -> Scene.shape(++volumes)).toList();
        var source = new ResourceId(id);
        scene.account.has(source, shapes);
        return Scene.work(source, ResourceKind.INSTANCE, shapes, 1, Map.of()).in(SHOP);
    }

    private CaptureRecoveryPoint hooked(String id, Hooks around) {
        return instance(id, 1).with(around);
    }

    private CaptureRecoveryPoint volume() {
        return scene.volume(900 + ++volumes).in(SHOP);
    }

    private static CaptureRecoveryPoint command() {
        var owed =
                new Obligation(new PolicyName("gold"), Scene.SLOT, Scene.SCOPE, ResourceId.ofCommandOn(Scene.INSTANCE));
        var backup = new CommandBackup(script("dump"), 1, null);
        return CaptureRecoveryPoint.ofCommand(new PointKey(owed, 1), backup, "everything")
                .in(SHOP);
    }

    private Message message(Workload.OnFailure onFailure, CaptureRecoveryPoint... members) {
        var work = new CaptureWorkload(SHOP, onFailure, List.of(members));
        return new Message(work, scene.time.instant().plus(LIFE), "trace-1");
    }

    private Message message(CaptureRecoveryPoint... members) {
        return message(Workload.OnFailure.CONTINUE, members);
    }

    private List<String> captured() {
        return scene.points().stream()
                .map(point -> point.obligation().source().value())
                .sorted()
                .toList();
    }

    private List<Event.WorkloadCaptured> told() {
        return scene.heard(Event.WorkloadCaptured.class);
    }

    private List<String> story() {
        return hosts.orders.stream()
                .map(order -> order.document() + " " + order.instance())
                .toList();
    }

    @Test
    void eachMemberGetsAPointOfItsOwnThatNamesTheWorkload() {
        scene.account.during(request -> {
            var creation = scene.account.make(request);
            scene.time.pass(Duration.ofMillis(2100));
            return creation;
        });

        assertThat(scene.worker.handle(message(instance("i-0a", 2), volume(), instance("i-0b", 1))))
                .isEqualTo(new Outcome.Done());

        assertThat(scene.points())
                .hasSize(3)
                .allMatch(point -> point.state() == RecoveryPoint.State.PENDING)
                .allSatisfy(point -> assertThat(point.members())
                        .allSatisfy(member -> assertThat(member.tags())
                                .containsEntry(Marks.WORKLOAD, "shop")
                                .containsEntry(Marks.WORKLOAD_SPAN, "3 resources within 2.1 s")));
        assertThat(scene.captured()).hasSize(3);
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.words()).isEqualTo("shop: 3 resources within 2.1 s");
            assertThat(event.missing()).isEmpty();
        });
    }

    @Test
    void theRunLedgerKnowsWhenEachBegan() {
        scene.worker.handle(message(instance("i-0a", 1), volume()));

        var key = scene.ledger.keys("workloads/");
        assertThat(key).singleElement().asString().startsWith("workloads/gold/2026-11-20T01:00:00Z/");
        var starts = Json.read(scene.ledger.read(key.getFirst()).orElseThrow().text(), CaptureStarts.class);
        assertThat(starts.starts())
                .extracting(start -> start.source().value())
                .hasSize(2)
                .contains("i-0a");
    }

    /// A neighbour that runs Windows takes minutes; the planner sees to a command from its beginning on.
    @Test
    void aCommandIsNotedBeforeTheOthersAreCaptured() {
        var noted = new ArrayList<String>();
        scene.account.during(request -> {
            noted.addAll(scene.ledger.keys("commands/"));
            return scene.account.make(request);
        });
        hosts.document = new Document.Command(Set.of());

        assertThat(scene.worker.handle(message(command(), volume()))).isEqualTo(new Outcome.Done());

        assertThat(noted).singleElement().asString().contains("command-i-0a");
        assertThat(scene.captured()).hasSize(2);
    }

    /// Otherwise what is made would be counted twice, as reserved and as pending, while a neighbour takes minutes.
    @Test
    void whoHasMadeItsSnapshotsReservesNoRoomForThem() {
        var large = instance("i-0a", 50);
        var slow = instance("i-0b", 10);
        var other = instance("i-0c", 30);
        var beside = new ArrayList<Outcome>();
        scene.account.during(scene.account::make);
        scene.account.during(request -> {
            scene.time.pass(Duration.ofSeconds(61)); // what is pending is counted anew
            beside.add(scene.worker.handle(message(other)));
            return scene.account.make(request);
        });

        assertThat(scene.worker.handle(message(large, slow))).isEqualTo(new Outcome.Done());

        assertThat(beside).containsExactly(new Outcome.Done());
        assertThat(captured()).containsExactly("i-0a", "i-0b", "i-0c");
    }

    @Test
    void whoHasNothingToMakeReservesNoRoomEither() {
        var made = instance("i-0a", 30);
        var slow = instance("i-0b", 10);
        var other = instance("i-0c", 50);
        var beside = new ArrayList<Outcome>();
        scene.account.loseReply();
        scene.worker().handle(message(made));
        scene.time.pass(Scene.SETTLE);
        scene.account.during(request -> {
            beside.add(scene.worker.handle(message(other)));
            return scene.account.make(request);
        });

        assertThat(scene.worker.handle(message(made, slow))).isEqualTo(new Outcome.Done());

        assertThat(beside).containsExactly(new Outcome.Done());
        assertThat(captured()).containsExactly("i-0a", "i-0b", "i-0c");
    }

    @Test
    void whatMayHaveBeenMadeTakesRoomUntilAListingWouldShowIt() {
        var lost = instance("i-0a", 60);
        var other = message(instance("i-0b", 60));
        scene.account.answer(new Creation.Ambiguous("connection reset"));

        scene.worker.handle(message(lost));
        assertThat(scene.worker.handle(other)).isInstanceOf(Outcome.Later.class);
        assertThat(captured()).isEmpty();

        scene.time.pass(Duration.ofSeconds(5));
        assertThat(scene.worker.handle(other)).isEqualTo(new Outcome.Done());
        assertThat(captured()).containsExactly("i-0b");
    }

    @Test
    void hooksOfEachEncloseThoseOfTheNextAndTheCapturesStandInside() {
        var seen = new ArrayList<List<String>>();
        for (int i = 0; i < 3; i++) {
            scene.account.during(request -> {
                seen.add(story());
                return scene.account.make(request);
            });
        }

        scene.worker.handle(message(hooked("i-0a", AROUND), volume(), hooked("i-0b", AROUND)));

        assertThat(story()).containsExactly("pause i-0a", "pause i-0b", "resume i-0b", "resume i-0a");
        assertThat(seen).hasSize(3).containsOnly(List.of("pause i-0a", "pause i-0b"));
    }

    @Test
    void aMemberThatItsHooksKeepFromBeingCapturedKeepsNoOther() {
        hosts.shows(TestHosts.ended(3, "the till is open\n"));

        var outcome =
                scene.worker.handle(message(hooked("i-0a", hooks(OnFailure.FAIL)), hooked("i-0b", AROUND), volume()));

        assertThat(outcome).isEqualTo(new Outcome.Done());
        assertThat(captured()).hasSize(2).doesNotContain("i-0a");
        assertThat(scene.failures())
                .singleElement()
                .extracting(CaptureFailure::reason)
                .asString()
                .contains("could not be brought to rest", "the till is open");
        assertThat(story()).contains("resume i-0a", "resume i-0b");
        assertThat(told().getFirst().missing())
                .extracting(missing -> missing.source().value())
                .containsExactly("i-0a");
    }

    @Test
    void orKeepsAllOfThemWhereThePolicySaysSo() {
        hosts.shows(TestHosts.ended(0, ""));
        hosts.shows(TestHosts.ended(3, "the till is open\n"));

        scene.worker.handle(message(
                Workload.OnFailure.FAIL, hooked("i-0a", AROUND), hooked("i-0b", hooks(OnFailure.FAIL)), volume()));

        assertThat(captured()).isEmpty();
        assertThat(scene.failures())
                .extracting(CaptureFailure::reason)
                .hasSize(3)
                .filteredOn(reason -> reason.startsWith("its workload is not captured, for i-0b"))
                .hasSize(2);
        assertThat(story()).containsExactly("pause i-0a", "pause i-0b", "resume i-0b", "resume i-0a");
        assertThat(told()).isEmpty();
    }

    @Test
    void throttledHooksDelayTheirMemberAloneAndTheOthersAreNotAskedAgain() {
        hosts.sends(new Sending.Busy(Duration.ofSeconds(10), "ThrottlingException"));
        var message = message(hooked("i-0a", AROUND), hooked("i-0b", AROUND), volume());

        var outcome = scene.worker.handle(message);

        assertThat(outcome).isInstanceOf(Outcome.Later.class);
        assertThat(captured()).hasSize(2).doesNotContain("i-0a");
        scene.time.pass(((Outcome.Later) outcome).delay());
        assertThat(scene.worker().handle(message)).isEqualTo(new Outcome.Done());
        assertThat(scene.points()).hasSize(3);
        assertThat(scene.account.requests).hasSize(3);
        assertThat(story().stream().filter("pause i-0b"::equals)).hasSize(1);
        assertThat(told()).hasSize(2);
        assertThat(told().getLast().members()).hasSize(3);
        assertThat(told().getLast().span()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void orDelayAllOfThemWhereThePolicySaysSo() {
        hosts.sends(new Sending.Busy(Duration.ofSeconds(10), "ThrottlingException"));
        var message = message(Workload.OnFailure.FAIL, hooked("i-0a", AROUND), hooked("i-0b", AROUND));

        var outcome = scene.worker.handle(message);
        assertThat(captured()).isEmpty();
        assertThat(scene.failures()).isEmpty();
        scene.time.pass(((Outcome.Later) outcome).delay());
        scene.worker.handle(message);

        assertThat(captured()).containsExactly("i-0a", "i-0b");
    }

    private static final Creation NO_ROOM =
            new Creation.Busy(Duration.ofSeconds(30), true, "PendingSnapshotLimitExceeded");

    private Outcome.Later waits(Message message) {
        var later = (Outcome.Later) scene.worker.handle(message);
        scene.time.pass(later.delay());
        return later;
    }

    /// What each capture stood between, in the order of the calls.
    private List<List<String>> storiesAt(int captures) {
        var seen = new ArrayList<List<String>>();
        for (int i = 0; i < captures; i++) {
            scene.account.during(request -> {
                seen.add(story());
                return scene.account.make(request);
            });
        }
        return seen;
    }

    @ParameterizedTest
    @EnumSource
    void whoWasPausedInVainComesAgainTogetherWithItsNeighbours(Workload.OnFailure onFailure) {
        var message = message(onFailure, hooked("i-0a", AROUND), volume());
        scene.account.answer(NO_ROOM);
        scene.account.answer(NO_ROOM);

        assertThat(waits(message).delay()).isGreaterThanOrEqualTo(Duration.ofMinutes(4));
        var seen = storiesAt(2);
        assertThat(scene.worker.handle(message)).isEqualTo(new Outcome.Done());

        assertThat(scene.points()).hasSize(2);
        assertThat(seen).containsOnly(List.of("pause i-0a", "resume i-0a", "pause i-0a"));
    }

    @Test
    void aNeighbourThatMightGoAtOnceWaitsForTheOneThatRests() {
        var hooked = hooked("i-0a", AROUND);
        var lone = volume();
        scene.account.answer(NO_ROOM);
        scene.worker.handle(message(hooked));

        var later = waits(message(hooked, lone));
        assertThat(later.delay()).isGreaterThan(Duration.ofMinutes(3));
        assertThat(scene.points()).isEmpty();
        var seen = storiesAt(2);
        assertThat(scene.worker.handle(message(hooked, lone))).isEqualTo(new Outcome.Done());

        assertThat(seen).hasSize(2).containsOnly(List.of("pause i-0a", "resume i-0a", "pause i-0a"));
    }

    @Test
    void thoseThatRestForDifferentTimesComeWhenTheLongestIsOver() {
        var often = hooked("i-0a", AROUND);
        var once = hooked("i-0b", AROUND);
        scene.account.answer(NO_ROOM);
        waits(message(often));
        scene.account.answer(NO_ROOM);
        scene.account.answer(NO_ROOM);
        var both = new Message(message(often, once).work(), scene.time.instant().plus(Duration.ofHours(1)), "trace-1");

        waits(both);
        var seen = storiesAt(2);
        int waits = untilDone(both);

        assertThat(waits)
                .as("i-0b's four minutes are over, i-0a's eight are not")
                .isEqualTo(1);
        assertThat(seen).hasSize(2).allSatisfy(story -> assertThat(story).endsWith("pause i-0a", "pause i-0b"));
    }

    /// Better captured alone than missed.
    @Test
    void whoseMessageWouldExpireGoesWithoutTheOneThatRests() {
        var hooked = hooked("i-0a", AROUND);
        scene.account.answer(NO_ROOM);
        scene.worker.handle(message(hooked));
        var brief = new Message(
                message(hooked, volume()).work(), scene.time.instant().plus(Duration.ofMinutes(5)), "trace-1");

        scene.worker.handle(brief);

        assertThat(scene.points()).hasSize(1);
        assertThat(captured()).doesNotContain("i-0a");
        assertThat(story()).containsExactly("pause i-0a", "resume i-0a");
    }

    /// Where the ledger fails a moment, only the claim tells.
    @Test
    void whoLearnsWithTheClaimThatOneRestsGivesBackTheOthers() {
        var hooked = hooked("i-0b", AROUND);
        scene.account.answer(NO_ROOM);
        scene.worker.handle(message(hooked));
        var both = message(volume(), hooked);
        scene.ledger.failReads(2);

        waits(both);

        assertThat(scene.points()).isEmpty();
        assertThat(scene.worker.handle(both)).isEqualTo(new Outcome.Done());
        assertThat(scene.points()).hasSize(2);
    }

    @Test
    void whereAllOrNoneAreCapturedThoseThatWaitedTogetherComeTogether() {
        hosts.sends(new Sending.Sent("cmd-1"));
        hosts.sends(new Sending.Busy(Duration.ofSeconds(10), "ThrottlingException"));
        var message = message(
                Workload.OnFailure.FAIL, hooked("i-0a", AROUND), hooked("i-0b", AROUND), hooked("i-0c", AROUND));

        var outcome = (Outcome.Later) scene.worker.handle(message);

        assertThat(story()).as("i-0c is not paused for nothing").doesNotContain("pause i-0c");
        assertThat(outcome.delay()).as("i-0a was").isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        scene.time.pass(Duration.ofSeconds(30));
        scene.worker.handle(message);
        assertThat(captured()).isEmpty();
        scene.time.pass(outcome.delay());
        assertThat(scene.worker.handle(message)).isEqualTo(new Outcome.Done());
        assertThat(captured()).containsExactly("i-0a", "i-0b", "i-0c");
    }

    @Test
    void oneThatIsGoneIsNotedAndTheOthersAreCaptured() {
        var gone = instance("i-0b", 1);
        scene.account.remove(gone.volumes().getFirst().id());

        assertThat(scene.worker.handle(message(instance("i-0a", 1), gone, volume())))
                .isEqualTo(new Outcome.Done());

        assertThat(scene.points()).hasSize(2);
        assertThat(scene.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.gone()).isTrue());
        assertThat(told().getFirst().words()).startsWith("shop: 2 of 3 resources within ");
    }

    @Test
    void aMemberThatIsDeniedFailsAloneAndAnAmbiguousOneIsLookedUp() {
        var message = message(instance("i-0a", 1), instance("i-0b", 1), instance("i-0c", 1));
        scene.account.answer(new Creation.Refused("UnauthorizedOperation"));
        scene.account.loseReply();

        int waits = untilDone(message);

        assertThat(waits).isPositive();
        assertThat(captured()).containsExactly("i-0b", "i-0c");
        assertThat(scene.account.requests).hasSize(3);
        assertThat(scene.failures()).hasSize(1);
        assertThat(told().getLast().missing())
                .extracting(Event.WorkloadCaptured.Missing::why)
                .hasSize(1);
    }

    @Test
    void aWorkerThatDiesInTheMiddleIsFollowedByOneThatAdoptsAndCapturesTheRest() {
        var message = message(hooked("i-0a", AROUND), hooked("i-0b", AROUND), volume());
        hosts.dying = order -> order.document().equals("resume");
        assertThatThrownBy(() -> scene.worker.handle(message)).hasMessage("it dies here");
        hosts.dying = _ -> false;
        assertThat(scene.points()).hasSize(3);
        assertThat(told()).isEmpty();

        scene.time.pass(Scene.SETTLE);
        scene.worker().handle(message);

        assertThat(scene.points()).as("no twin").hasSize(3);
        assertThat(scene.captured()).hasSize(3);
        assertThat(story()).contains("resume i-0a", "resume i-0b");
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.members()).hasSize(3);
            assertThat(event.span()).isLessThan(Duration.ofSeconds(60));
        });
    }

    @Test
    void whoDiesOverOneOfTheCallsLeavesTheOthersToTheNext() {
        var message = message(instance("i-0a", 1), instance("i-0b", 1), instance("i-0c", 1));
        scene.account.during(scene.account::make);
        scene.account.dieAfterEffect();
        assertThatThrownBy(() -> scene.worker.handle(message)).hasMessage("killed");
        assertThat(captured()).as("the others were captured all the same").hasSize(3);

        scene.time.pass(Scene.SETTLE);
        untilDone(message);

        assertThat(scene.points()).hasSize(3);
        assertThat(told().getLast().members()).hasSize(3);
    }

    @Test
    void twoWorkersWithTheSameMessageMakeOnePointEach() {
        var message = message(instance("i-0a", 1), instance("i-0b", 1));
        var other = scene.worker();
        scene.account.during(request -> {
            assertThat(other.handle(message)).isInstanceOf(Outcome.Later.class);
            return scene.account.make(request);
        });

        scene.worker.handle(message);
        scene.time.pass(Scene.SETTLE);
        other.handle(message);

        assertThat(scene.points()).hasSize(2);
        assertThat(scene.account.requests).hasSize(2);
    }

    @Test
    void aWorkloadLargerThanTheQuotaIsCapturedInPartsAndComesToAnEnd() {
        scene.account.limit = 100;
        var message = new Message(
                new CaptureWorkload(
                        SHOP,
                        Workload.OnFailure.CONTINUE,
                        List.of(instance("i-0a", 60), instance("i-0b", 60), instance("i-0c", 60))),
                scene.time.instant().plus(Duration.ofHours(1)),
                "trace-1");

        int waits = 0;
        while (scene.worker.handle(message) instanceof Outcome.Later(var delay, var _)) {
            scene.time.pass(delay);
            scene.account.end(Snapshot.State.COMPLETED);
            assertThat(++waits).as("it comes to an end").isLessThan(50);
        }

        scene.account.end(Snapshot.State.COMPLETED);
        assertThat(captured()).containsExactly("i-0a", "i-0b", "i-0c");
        assertThat(scene.points()).hasSize(3).allMatch(RecoveryPoint::good);
        assertThat(told().getLast().members()).hasSize(3);
    }

    @Test
    void claimsAreKeptWhileHooksOfOthersAreWaitedFor() {
        var slow = new Hooks(
                List.of(new Hooks.Before(new Script("pause", Map.of(), Duration.ofMinutes(10)), OnFailure.FAIL)),
                AROUND.after());
        for (int i = 0; i < 100; i++) {
            hosts.shows(new Run.Going());
        }

        scene.worker.handle(message(volume(), hooked("i-0a", slow), hooked("i-0b", AROUND)));

        assertThat(scene.points()).hasSize(3);
        assertThat(told().getFirst().span()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void withoutTheLedgerAllIsCapturedAllTheSame() {
        scene.ledger.down(true);

        assertThat(scene.worker.handle(message(instance("i-0a", 1), hooked("i-0b", AROUND))))
                .isEqualTo(new Outcome.Done());

        assertThat(captured()).containsExactly("i-0a", "i-0b");
        assertThat(told().getFirst().members()).hasSize(2);
    }

    @Test
    @Timeout(60)
    void onThreadsTheCallsOfAllMembersAreUnderWayAtOnce() {
        var members = new CaptureRecoveryPoint[] {instance("i-0a", 1), volume(), instance("i-0b", 1)};
        var together = new CyclicBarrier(members.length);
        var worker = new CaptureHandler(
                new CapturePorts(
                        (scope, request) -> {
                            meet(together);
                            return scene.account.create(scope, request);
                        },
                        scene.account,
                        scene.account,
                        hosts,
                        BackupStarter.NONE,
                        DatabaseSnapshots.NONE,
                        scene.ledger,
                        scene.events::addAll,
                        scene.time,
                        _ -> {},
                        SideBySide.onThreads(members.length)),
                () -> new CaptureId("t-" + ++volumes),
                CaptureConfig.defaults());

        assertThat(worker.handle(message(members))).isEqualTo(new Outcome.Done());

        assertThat(scene.points()).hasSize(members.length);
    }

    private static void meet(CyclicBarrier all) {
        try {
            all.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the others did not come", e);
        }
    }

    private int untilDone(Message message) {
        int waits = 0;
        while (scene.worker.handle(message) instanceof Outcome.Later(var delay, var _)) {
            scene.time.pass(delay);
            waits++;
        }
        return waits;
    }
}
