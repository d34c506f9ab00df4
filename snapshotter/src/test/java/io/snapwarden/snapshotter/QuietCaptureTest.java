package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Quiesce.OnFailure;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Captures of instances that are frozen for them.
class QuietCaptureTest {

    private static final Quiesce CRASH =
            new Quiesce("snapwarden-freeze", Duration.ofSeconds(30), OnFailure.CRASH, false);
    private static final Quiesce FAIL = new Quiesce("snapwarden-freeze", Duration.ofSeconds(30), OnFailure.FAIL, false);

    private final Scene scene = new Scene();
    private final TestHosts hosts = scene.hosts;

    @Test
    void freezesThenCapturesThenThawsThenSaysSo() {
        var work = scene.quiet(3, CRASH);
        scene.account.during(request -> {
            hosts.story.add("create");
            assertThat(request.tags())
                    .containsEntry(Marks.CONSISTENCY, "crash")
                    .containsEntry(Marks.QUIESCE, Marks.UNPROVEN);
            return scene.account.make(request);
        });

        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        assertThat(hosts.story).containsExactly("freeze", "create", "thaw");
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
        assertThat(scene.point().weaker()).isNull();
        assertThat(scene.captured()).singleElement().satisfies(event -> {
            assertThat(event.consistency()).isEqualTo(Consistency.APPLICATION);
            assertThat(event.frozen()).isEqualTo(Duration.ofMillis(1204));
            assertThat(event.weaker()).isNull();
        });
    }

    @Test
    void tellsTheDocumentWhatItDeclaresAndNothingElse() {
        scene.handle(scene.quiet(2, CRASH));

        var freeze = hosts.orders.getFirst().parameters();
        assertThat(freeze.keySet()).isEqualTo(TestHosts.OURS);
        assertThat(freeze.get("volumeIds")).containsExactly("vol-0001,vol-0002");
        assertThat(freeze.get("freezeSeconds")).containsExactly("30");
        assertThat(freeze.get("executionId"))
                .isEqualTo(hosts.orders.getLast().parameters().get("executionId"));
        assertThat(hosts.orders.getLast().parameters()).containsOnlyKeys("command", "executionId");
    }

    @Test
    void aDocumentMadeForDataLifecycleManagerWorksUnchanged() {
        hosts.document = new Document.Command(Set.of("command", "executionId"));
        hosts.shows(TestHosts.ended(0, ""));
        hosts.shows(TestHosts.ended(0, ""));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(hosts.orders.getFirst().parameters()).containsOnlyKeys("command", "executionId");
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
    }

    @Test
    void staysCrashConsistentWhenTheWatchdogHadFired() {
        hosts.shows(TestHosts.ended(0, ""));
        hosts.shows(TestHosts.ended(203, "the lease had ended\n"));

        scene.handle(scene.quiet(2, CRASH));

        assertCrashConsistent("the freeze was not held until the thaw: snapwarden-freeze ended with 203 (the watchdog"
                + " had thawed before): \"the lease had ended\"");
    }

    /// Systems Manager keeps the beginning of what a document prints, and our line is the last.
    @Test
    void outputThatIsCutOffCountsByItsExitCode() {
        var chatter = "a line of the user's own script\n".repeat(750);
        hosts.shows(TestHosts.ended(0, chatter));
        hosts.shows(TestHosts.ended(0, chatter + "snapwarden: result=thawed lease"));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
    }

    @Test
    void staysCrashConsistentWhenTheThawSpeaksOfAnotherLease() {
        hosts.shows(TestHosts.ended(0, ""));
        hosts.shows(TestHosts.ended(0, "snapwarden: result=thawed lease=other held=yes watchdog=quiet frozen-ms=5\n"));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(scene.point().weaker()).startsWith("the freeze was not held until the thaw");
    }

    @Test
    void afterAPreScriptThatFailedThePostScriptIsRunAllTheSame() {
        hosts.shows(TestHosts.ended(201, "no database\n"));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(hosts.story).containsExactly("freeze", "thaw");
        assertCrashConsistent("snapwarden-freeze ended with 201 (the pre-script failed): \"no database\"");
    }

    @Test
    void neverThawsWhatAnotherHasFrozen() {
        hosts.shows(TestHosts.ended(204, ""));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(hosts.story).containsExactly("freeze");
        assertCrashConsistent("snapwarden-freeze ended with 204 (frozen already, by somebody else)");
    }

    @Test
    void givesAHostUpThatDoesNotFreezeInTime() {
        for (int i = 0; i < 30; i++) {
            hosts.shows(new Run.Going());
        }

        scene.handle(scene.quiet(2, CRASH));

        assertThat(hosts.cancelled).containsExactly("cmd-1");
        assertThat(hosts.story).containsExactly("freeze", "thaw");
        assertCrashConsistent("the host did not freeze within 30 seconds");
    }

    @Test
    void aFreezeOfWhichNothingWasHeardIsThawed() {
        hosts.sends(new Sending.Ambiguous("connection reset"));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(hosts.story).containsExactly("freeze", "thaw");
        assertCrashConsistent("the reply to the freeze was lost: connection reset");
    }

    @Test
    void aHostWithoutAnAgentIsCapturedAsItIs() {
        hosts.sends(new Sending.Refused("no agent"));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(hosts.story).containsExactly("freeze");
        assertCrashConsistent("no agent");
    }

    @Test
    void aDocumentThatIsMissingIsNamed() {
        hosts.document = new Document.Unusable("there is no document snapwarden-freeze");

        scene.handle(scene.quiet(2, CRASH));

        assertThat(hosts.story).isEmpty();
        assertCrashConsistent("there is no document snapwarden-freeze");
    }

    @Test
    void aDocumentThatCannotFreezeIsNamed() {
        hosts.document = new Document.Command(Set.of("commands"));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(scene.point().weaker()).startsWith("the document snapwarden-freeze has no parameter command");
    }

    @Test
    void wherePolicyWantsItOnlyAtRestNothingIsCapturedOtherwise() {
        hosts.shows(TestHosts.ended(206, "recovering\n"));

        assertThat(scene.handle(scene.quiet(2, FAIL))).isEqualTo(new Outcome.Done());

        assertThat(scene.account.requests).isEmpty();
        assertThat(scene.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason())
                        .isEqualTo(
                                "it could not be brought to rest: snapwarden-freeze ended with 206 (the application was not"
                                        + " ready): \"recovering\""));
    }

    @Test
    void throttledCommandsAreAWaitAndNoAttempt() {
        hosts.sends(new Sending.Busy(Duration.ofSeconds(10), "ThrottlingException"));

        assertThat(scene.handleUntilDone(scene.quiet(2, FAIL))).isEqualTo(1);

        assertThat(scene.failures()).isEmpty();
        assertThat(scene.point().key().attempt()).isEqualTo(1);
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
    }

    @Test
    void thawsAlthoughTheReplyToTheCreateWasLostAndAdoptsThePointAsUnproven() {
        var work = scene.quiet(2, CRASH);
        scene.account.loseReply();

        assertThat(scene.handle(work)).isInstanceOf(Outcome.Later.class);
        assertThat(hosts.story).containsExactly("freeze", "thaw");
        scene.handleUntilDone(work);

        assertThat(hosts.story).containsExactly("freeze", "thaw");
        assertCrashConsistent(Marks.UNPROVEN);
    }

    @Test
    void thawsAlthoughTheCaptureEndsWithABug() {
        scene.account.dieAfterEffect();
        var work = scene.quiet(2, CRASH);

        assertThatThrownBy(() -> scene.handle(work)).isInstanceOf(IllegalStateException.class);

        assertThat(hosts.story).containsExactly("freeze", "thaw");
    }

    @Test
    void thawsWhenTheScopeHasNoRoomAfterAll() {
        scene.account.answer(new Creation.Busy(Duration.ofSeconds(30), true, "PendingSnapshotLimitExceeded"));
        var work = scene.quiet(2, CRASH);

        assertThat(scene.handle(work)).isInstanceOf(Outcome.Later.class);

        assertThat(hosts.story).containsExactly("freeze", "thaw");
    }

    @Test
    void repeatsAThawUntilItIsConfirmed() {
        hosts.sends(new Sending.Sent("freeze"));
        hosts.sends(new Sending.Busy(Duration.ofSeconds(10), "ThrottlingException"));
        hosts.sends(new Sending.Ambiguous("connection reset"));

        scene.handle(scene.quiet(2, CRASH));

        assertThat(hosts.story).containsExactly("freeze", "thaw", "thaw", "thaw");
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
    }

    @Test
    void provesNothingWhenNoThawIsConfirmedBeforeTheLeaseIsOver() {
        hosts.shows(TestHosts.ended(0, ""));
        var began = scene.time.instant();
        for (int i = 0; i < 60; i++) {
            hosts.shows(new Run.Going());
        }

        scene.handle(scene.quiet(2, CRASH));

        assertThat(Duration.between(began, scene.time.instant())).isLessThan(Duration.ofSeconds(60));
        assertCrashConsistent(
                "no thaw was confirmed before the lease of the freeze had ended: the host did not answer");
    }

    @Test
    void looksAgainWhenSystemsManagerDoesNotAnswer() {
        hosts.shows(() -> {
            throw new DependencyException(DependencyException.Kind.UNAVAILABLE, "503", null);
        });

        scene.handle(scene.quiet(2, CRASH));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
    }

    @Test
    void waitsForSnapshotsThatDoNotShowYetBeforeItWritesTheProof() {
        scene.account.blindTags = 2;

        scene.handle(scene.quiet(2, CRASH));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.APPLICATION);
    }

    @Test
    void aProofThatCannotBeWrittenIsNone() {
        scene.account.tagsAreRefused = true;

        assertThat(scene.handle(scene.quiet(2, CRASH))).isEqualTo(new Outcome.Done());

        assertThat(scene.point().weaker()).isEqualTo(Marks.UNPROVEN);
        assertThat(scene.captured())
                .singleElement()
                .satisfies(event -> assertThat(event.weaker())
                        .isEqualTo("the freeze held, but that could not be written down: TagLimitExceeded"));
    }

    @Test
    void aSetThatNoSingleCallCanTakeIsNotFrozen() {
        scene.account.limit = 100;

        scene.handleUntilDone(scene.quiet(101, CRASH));

        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.NOT_ONE_INSTANT);
        assertThat(scene.point().weaker()).isEqualTo("a set that no single call can take is not frozen");
    }

    @Test
    void freezesBeginOneAfterTheOtherAndWaitWithoutAClaim() {
        scene.hurried = true;
        assertThat(scene.handle(quiet(1))).isEqualTo(new Outcome.Done());
        int writes = scene.ledger.writes();

        assertThat(scene.handle(quiet(2))).isInstanceOf(Outcome.Later.class);
        assertThat(scene.ledger.writes()).isEqualTo(writes);
    }

    @Test
    void documentsAreLookedAtOnceForManyCaptures() {
        scene.handle(quiet(1));
        scene.handle(quiet(2));

        assertThat(hosts.described).isEqualTo(1);
    }

    private CaptureRecoveryPoint quiet(int attempt) {
        var work = scene.instance(1, attempt);
        scene.account.has(Scene.INSTANCE, work.volumes());
        return Scene.with(work, CRASH);
    }

    private void assertCrashConsistent(String why) {
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(scene.point().weaker()).isEqualTo(why);
        assertThat(scene.point().members())
                .allSatisfy(member -> assertThat(member.tags()).containsEntry(Marks.QUIESCE, why));
        assertThat(scene.captured()).singleElement().satisfies(event -> {
            assertThat(event.weaker()).isEqualTo(why);
            assertThat(event.consistency()).isEqualTo(Consistency.CRASH);
        });
        assertThat(List.copyOf(scene.failures())).isEmpty();
    }
}
