package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Quiesce.OnFailure;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.simulation.model.Faults;
import io.snapwarden.simulation.model.VssDocument;
import io.snapwarden.simulation.model.VssDocument.Course;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Captures of Windows instances whose snapshots the host makes, on a model of Systems Manager and EC2: whatever
/// breaks, there is one point of each attempt.
class VssCaptureTest {

    private WindowsScene scene = new WindowsScene(Course.WELL);

    private void given(Course course) {
        scene = new WindowsScene(course);
    }

    @Test
    void thePointOfAHostIsOursByEveryMarkAndAtRestByItsTags() {
        var tags = Map.of("app", "shop", "odd", "a;b", "AppConsistent", "True", "quoted", "$(whoami)");

        scene.handleUntilDone(scene.order(OnFailure.CRASH, 1, tags, "last 7 / at-least 1"));

        var point = scene.point();
        assertThat(point.marks().consistency()).isEqualTo(Consistency.APPLICATION);
        assertThat(point.state()).isIn(RecoveryPoint.State.GOOD, RecoveryPoint.State.PENDING);
        assertThat(point.volumes()).hasSize(3);
        assertThat(point.members())
                .allSatisfy(snapshot -> assertThat(snapshot.tags())
                        .containsEntry("app", "shop")
                        .containsEntry("AppConsistent", "True")
                        .containsEntry("Device", "xvda")
                        .containsEntry(Marks.QUIESCE, "VSS held: AppConsistent is on each of 3 snapshots")
                        .doesNotContainKeys("odd", "quoted"));
        assertThat(scene.commands()).isOne();
        assertThat(scene.captured()).singleElement().satisfies(event -> {
            assertThat(event.consistency()).isEqualTo(Consistency.APPLICATION);
            assertThat(event.weaker()).isNull();
            assertThat(event.snapshots()).hasSize(3);
            assertThat(event.droppedTags()).containsExactly("AppConsistent", "odd", "quoted");
        });
    }

    @ParameterizedTest
    @EnumSource(OnFailure.class)
    void snapshotsThatWereNotTakenAtRestAreKeptAndSaySo(OnFailure onFailure) {
        given(Course.NOT_AT_REST);

        scene.handleUntilDone(scene.order(onFailure));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(weaker())
                .startsWith("3 of 3 snapshots do not say AppConsistent; AWSEC2-VssInstallAndSnapshot ended with 1. See"
                        + " that the instance's role allows AWSEC2VssSnapshotPolicy");
        assertThat(scene.point().weaker()).isEqualTo(weaker());
        assertThat(scene.failures()).isEmpty();
    }

    @Test
    void oneSnapshotThatDoesNotSaySoIsEnough() {
        given(Course.PARTLY_AT_REST);

        scene.handleUntilDone(scene.order(OnFailure.CRASH));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(weaker()).startsWith("2 of 3 snapshots do not say AppConsistent");
    }

    @Test
    void whereNothingCouldBeMadeAnOrdinaryCaptureIs() {
        given(Course.NOT_INSTALLED);

        scene.handleUntilDone(scene.order(OnFailure.CRASH));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(weaker())
                .startsWith("AWSEC2-VssInstallAndSnapshot ended with 1.")
                .contains("It said: AwsVssComponents could not be installed");
    }

    @Test
    void orNothingIs() {
        given(Course.NOT_INSTALLED);

        scene.handleUntilDone(scene.order(OnFailure.FAIL));

        assertThat(scene.snapshots()).isZero();
        assertThat(scene.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason())
                        .contains("it could not be brought to rest", "AwsVssComponents could not be installed"));
    }

    @Test
    void aRoleThatLacksTheRightIsNamed() {
        scene.host.deny("CreateSnapshots");

        scene.handleUntilDone(scene.order(OnFailure.CRASH));

        assertThat(weaker()).contains("AWSEC2VssSnapshotPolicy", "UnauthorizedOperation");
        assertThat(scene.point().volumes()).hasSize(3);
    }

    @Test
    void snapshotsOfSomeVolumesAreNoPoint() {
        given(Course.WITHOUT_BOOT);

        scene.handleUntilDone(scene.order(OnFailure.CRASH));

        assertThat(scene.captured()).isEmpty();
        assertThat(scene.point().state()).isEqualTo(RecoveryPoint.State.INCOMPLETE);
        assertThat(scene.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).startsWith("snapshots were made of 2 of 3 volumes"));
    }

    @Test
    void aLostReplyIsLookedUp() {
        scene.aws.faults().next("SendCommand", Faults.Kind.LOSE_REPLY);

        scene.handleUntilDone(scene.order(OnFailure.CRASH));

        assertOnePointAtRest();
    }

    @Test
    void whatProvablyWasNotBegunIsBegunLater() {
        scene.aws.faults().next("SendCommand", Faults.Kind.FAIL_BEFORE);

        scene.handleUntilDone(scene.order(OnFailure.CRASH));

        assertOnePointAtRest();
    }

    /// The command goes on without him; whoever comes next finds it, and its snapshots.
    @Test
    void aWorkerThatDiesOverItLeavesACommandThatIsFound() {
        for (int looks = 0; looks < 40; looks++) {
            given(Course.WELL);
            var work = scene.order(OnFailure.CRASH);
            var mortal = scene.worker(dyingAfter(looks));
            try {
                mortal.handle(scene.message(work));
            } catch (IllegalStateException died) {
                assertThat(died).hasMessage("killed");
            }

            scene.clock.advance(WindowsScene.SETTLE.plusSeconds(1));
            scene.handleUntilDone(scene.worker(), work);

            assertOnePointAtRest();
        }
    }

    /// While one waits for its host, the other is told to come again.
    @Test
    void aDuplicateWaitsForTheOther() {
        var work = scene.order(OnFailure.CRASH);
        var other = scene.worker();
        var seen = new ArrayList<Outcome>();
        scene.whileWaiting = () -> {
            scene.whileWaiting = () -> {};
            seen.add(other.handle(scene.message(work)));
        };

        scene.handleUntilDone(work);
        scene.clock.advance(WindowsScene.SETTLE.plusSeconds(1));
        scene.handleUntilDone(other, work);

        assertThat(seen).singleElement().isInstanceOf(Outcome.Later.class);
        assertOnePointAtRest();
    }

    /// Two minutes are longer than a claim lasts that nobody renews.
    @Test
    void aClaimIsRenewedWhileItsHostIsAtWork() {
        scene.host.hangAt(VssDocument.INSTALL);
        var work = scene.order(OnFailure.CRASH);
        var other = scene.worker();
        scene.whileWaiting = () -> assertThat(other.handle(scene.message(work))).isInstanceOf(Outcome.Later.class);

        scene.handleUntilDone(work);

        assertThat(scene.commands()).isOne();
    }

    @Test
    void aDocumentThatNeverEndsIsCancelledAndNamed() {
        scene.host.hangAt(VssDocument.SNAPSHOT);

        scene.handleUntilDone(scene.order(OnFailure.CRASH));

        assertThat(scene.point().volumes()).hasSize(3);
        assertThat(weaker())
                .startsWith("AWSEC2-VssInstallAndSnapshot did not end within 15 minutes and was cancelled.");
        assertThat(scene.commands()).isOne();
    }

    /// It hangs after the snapshots were made, and nobody ever says that they were taken at rest.
    @Test
    void snapshotsOfADocumentThatNeverEndsCount() {
        scene.host.hangAt(VssDocument.TAG);

        scene.handleUntilDone(scene.order(OnFailure.FAIL));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(weaker()).startsWith("3 of 3 snapshots do not say AppConsistent");
    }

    /// A host that cannot be heard may still be making snapshots.
    @Test
    void nothingElseIsMadeBeforeAHostHasSaidThatItIsOver() {
        var work = scene.order(OnFailure.CRASH);
        scene.whileWaiting = () -> {
            if (scene.commands() > 0) {
                scene.host.agentOffline();
            }
        };

        var outcome = scene.worker.handle(scene.message(work));

        assertThat(outcome).isInstanceOf(Outcome.Later.class);
        assertThat(((Outcome.Later) outcome).why()).contains("until the host says that it is over, nothing else");
        scene.whileWaiting = () -> {};
        scene.host.agentOnline();
        scene.clock.advance(WindowsScene.SETTLE.plusSeconds(1));
        scene.handleUntilDone(scene.worker(), work);

        assertOnePointAtRest();
    }

    @Test
    void anInstanceThatStopsInBetweenIsCapturedAsItIs() {
        scene.whileWaiting = () -> scene.aws.ec2(Scene.SCOPE, "person").stopInstance(scene.instance.value());

        scene.handleUntilDone(scene.order(OnFailure.CRASH));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(weaker()).contains("did not", "AWSEC2-VssInstallAndSnapshot");
    }

    @Test
    void aCommandThatArrivesTooLateIsNotRunAnyMore() {
        scene.host.travels(Duration.ofMinutes(10));

        scene.handleUntilDone(scene.order(OnFailure.CRASH));
        scene.clock.advance(Duration.ofHours(1));

        assertThat(scene.commands()).isZero();
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(weaker()).contains("DeliveryTimedOut", "its SSM agent is online");
    }

    @Test
    void noAgentNoDocumentAndNoRightAreNamed() {
        scene.aws.account(Scene.SCOPE.account()).deny("snapshotter", Set.of("SendCommand"));
        scene.handleUntilDone(scene.order(OnFailure.CRASH));
        assertThat(weaker()).contains("SendCommand");

        given(Course.WELL);
        scene.host.agentOffline();
        scene.clock.advance(Duration.ofHours(1));
        scene.handleUntilDone(scene.order(OnFailure.CRASH));
        assertThat(weaker()).contains("not in a valid state");

        given(Course.WELL);
        scene.aws.account(Scene.SCOPE.account()).deny("snapshotter", Set.of("DescribeDocument"));
        scene.handleUntilDone(scene.order(OnFailure.FAIL));
        assertThat(scene.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("it could not be brought to rest"));
    }

    /// Who may not look whether there is a command may not send one.
    @Test
    void withoutTheRightToLookNothingIsSent() {
        scene.aws.account(Scene.SCOPE.account()).deny("snapshotter", Set.of("ListCommands"));

        assertThatThrownBy(() -> scene.worker.handle(scene.message(scene.order(OnFailure.CRASH))))
                .hasMessageContaining("ListCommands");
        assertThat(scene.commands()).isZero();
    }

    @Test
    void marksThatTheDocumentDoesNotTakeAreNamed() {
        scene.handleUntilDone(scene.order(OnFailure.CRASH, 1, Map.of(), "last 7, at-least 1"));

        assertThat(scene.commands()).isZero();
        assertThat(weaker()).isEqualTo("it does not take the mark snapwarden:retain: last 7, at-least 1");
    }

    @Test
    void aVolumeThatItCannotLeaveOutIsNamed() {
        var work = scene.order(OnFailure.CRASH);
        var out = work.volumes().getLast().id();

        scene.handleUntilDone(without(work, out));

        assertThat(scene.commands()).isZero();
        assertThat(weaker())
                .isEqualTo("AWSEC2-VssInstallAndSnapshot cannot leave out " + out
                        + ": include it, or exclude the instance");
        assertThat(scene.point().volumes()).hasSize(2);
    }

    @Test
    void theBootVolumeIsLeftOutByTheDocument() {
        var work = scene.order(OnFailure.CRASH);
        var boot = work.volumes().getFirst();
        var withoutBoot = new CaptureRecoveryPoint(
                work.key(),
                work.kind(),
                work.volumes().subList(1, 3),
                true,
                List.of(),
                work.sourceTags(),
                List.of(),
                Consistency.CRASH,
                work.retain(),
                work.quiesce());

        scene.handleUntilDone(withoutBoot);

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
        assertThat(scene.point().volumes()).hasSize(2).doesNotContain(boot.id().value());
    }

    /// Of an attempt that made nothing the next one is a capture of its own.
    @Test
    void anotherAttemptHasACommandOfItsOwn() {
        given(Course.NOT_INSTALLED);
        scene.handleUntilDone(scene.order(OnFailure.FAIL));
        scene.host.document(VssDocument.NAME, new VssDocument(Course.WELL));

        scene.handleUntilDone(scene.order(OnFailure.FAIL, 2, Map.of(), "last 7"));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
        assertThat(scene.commands()).isEqualTo(2);
    }

    /// The whole of one worker is gone, and the ledger too.
    @Test
    void withoutItsClaimTheCommandIsFoundAllTheSame() {
        var work = scene.order(OnFailure.CRASH);
        assertThatThrownBy(() -> scene.worker(dyingAfter(1)).handle(scene.message(work)))
                .hasMessage("killed");
        scene.loseLedger();
        scene.clock.advance(Duration.ofSeconds(20));

        scene.handleUntilDone(scene.worker(), work);

        assertOnePointAtRest();
    }

    private static CaptureRecoveryPoint without(CaptureRecoveryPoint work, VolumeId volume) {
        return new CaptureRecoveryPoint(
                work.key(),
                work.kind(),
                work.volumes().stream()
                        .filter(shape -> !shape.id().equals(volume))
                        .toList(),
                false,
                List.of(volume),
                work.sourceTags(),
                List.of(),
                Consistency.CRASH,
                work.retain(),
                work.quiesce());
    }

    private void assertOnePointAtRest() {
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
        assertThat(scene.snapshots()).isEqualTo(3);
        assertThat(scene.commands()).isOne();
        assertThat(scene.captured().getLast().weaker()).isNull();
    }

    private String weaker() {
        return String.valueOf(scene.captured().stream()
                .map(Event.RecoveryPointCaptured::weaker)
                .reduce((_, last) -> last)
                .orElse(null));
    }

    /// Hosts that a worker reaches for so many looks, and then it is killed; none means that it dies when it has sent.
    private HostCommands dyingAfter(int looks) {
        var left = new int[] {looks};
        return (HostCommands) Proxy.newProxyInstance(
                HostCommands.class.getClassLoader(), new Class<?>[] {HostCommands.class}, (_, method, arguments) -> {
                    if (method.getName().equals("lookAtSteps") && left[0]-- <= 0) {
                        throw new IllegalStateException("killed");
                    }
                    try {
                        return method.invoke(scene.hosts(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
