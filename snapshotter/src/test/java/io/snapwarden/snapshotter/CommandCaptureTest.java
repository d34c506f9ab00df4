package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.policy.ProofTemplate;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.domain.run.SentCommand;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An application backs itself up: the command is sent once, and nobody waits for it.
class CommandCaptureTest {

    private static final String DOCUMENT = "snapwarden-neo4j-backup";
    private static final ResourceId SOURCE = ResourceId.ofCommandOn(Scene.INSTANCE);

    private final Scene scene = new Scene();

    private static CaptureRecoveryPoint work(int attempt) {
        var script = new Script(DOCUMENT, Map.of("database", List.of("graph")), Duration.ofHours(2));
        var command = new CommandBackup(script, 2, new ProofTemplate("s3://backups/{instance}/{attempt}.dump"));
        var owed = new Obligation(new PolicyName("graphs"), Scene.SLOT, Scene.SCOPE, SOURCE);
        return CaptureRecoveryPoint.ofCommand(new PointKey(owed, attempt), command, "everything");
    }

    private void declares(String... parameters) {
        scene.hosts.document = new Document.Command(Set.of(parameters));
    }

    private List<SentCommand> notes() {
        return scene.ledger.keys("commands/").stream()
                .map(key -> Json.read(scene.ledger.read(key).orElseThrow().text(), SentCommand.class))
                .toList();
    }

    @Test
    void itIsSentNotedAndTold() {
        declares("database", "executionId", "proof", "executionTimeout", "source");

        assertThat(scene.handle(work(1))).isInstanceOf(Outcome.Done.class);

        assertThat(scene.hosts.orders).singleElement().satisfies(order -> {
            assertThat(order.instance()).isEqualTo(Scene.INSTANCE);
            assertThat(order.document()).isEqualTo(DOCUMENT);
            assertThat(order.comment()).hasSizeLessThanOrEqualTo(100);
            assertThat(order.deliverWithin()).isEqualTo(Duration.ofMinutes(10));
            assertThat(order.parameters())
                    .containsEntry("database", List.of("graph"))
                    .containsEntry("proof", List.of("s3://backups/i-0a/1.dump"))
                    .containsEntry("executionTimeout", List.of("7200"))
                    .containsEntry("source", List.of("command-i-0a"))
                    .containsKey("executionId")
                    .doesNotContainKeys("command", "policy", "notAfter");
        });
        assertThat(notes()).singleElement().satisfies(note -> {
            assertThat(note.command()).isEqualTo("cmd-1");
            assertThat(note.timeout()).isEqualTo(Duration.ofHours(2));
            assertThat(note.proof()).hasToString("s3://backups/i-0a/1.dump");
        });
        assertThat(scene.captured())
                .extracting(Event.RecoveryPointCaptured::job)
                .containsExactly("cmd-1");
    }

    @Test
    void whatASharedDocumentIsGivenByTheFileBeatsWhatIsOurs() {
        var script = new Script(
                "AWS-RunShellScript",
                Map.of("commands", List.of("backup.sh"), "executionTimeout", List.of("600")),
                Duration.ofHours(2));
        declares("commands", "executionTimeout");
        scene.handle(CaptureRecoveryPoint.ofCommand(work(1).key(), new CommandBackup(script, 2, null), "everything"));

        assertThat(scene.hosts.orders.getFirst().parameters())
                .isEqualTo(Map.of("commands", List.of("backup.sh"), "executionTimeout", List.of("600")));
    }

    @Test
    void aLostReplyIsLookedForAndNothingIsSentAgain() {
        declares("database");
        scene.hosts.sends(new Sending.Ambiguous("no reply"));

        assertThat(scene.handle(work(1))).isInstanceOf(Outcome.Later.class);
        scene.hosts.found = "cmd-lost";
        scene.handleUntilDone(work(1));

        assertThat(scene.hosts.orders).hasSize(1);
        assertThat(notes()).extracting(SentCommand::command).containsExactly("cmd-lost");
        assertThat(scene.captured()).hasSize(1);
    }

    /// Who comes sooner does not know yet what became of the first.
    @Test
    void afterALostReplyNobodySendsBeforeTheClaimIsOld() {
        declares("database");
        scene.hosts.sends(new Sending.Ambiguous("no reply"));
        scene.handle(work(1));
        scene.time.pass(Duration.ofSeconds(30));

        assertThat(scene.worker().handle(scene.message(work(1)))).isInstanceOf(Outcome.Later.class);

        assertThat(scene.hosts.orders).hasSize(1);
    }

    @Test
    void aWorkerThatDiesAfterSendingIsFollowedByOneThatFindsTheCommand() {
        declares("database");
        scene.hosts.dying = _ -> true;
        assertThatIllegalStateException().isThrownBy(() -> scene.handle(work(1)));
        scene.hosts.dying = _ -> false;
        scene.hosts.found = "cmd-1";
        var other = scene.worker();

        assertThat(other.handle(scene.message(work(1)))).isInstanceOf(Outcome.Later.class);
        scene.time.pass(Scene.SETTLE);
        assertThat(other.handle(scene.message(work(1)))).isInstanceOf(Outcome.Done.class);

        assertThat(scene.hosts.orders).hasSize(1);
        assertThat(notes()).hasSize(1);
    }

    @Test
    void whatIsThrottledGivesTheClaimBackAndIsNoAttempt() {
        declares("database");
        scene.hosts.sends(new Sending.Busy(Duration.ofSeconds(10), "too fast"));

        assertThat(scene.handleUntilDone(work(1))).isOne();

        assertThat(scene.failures()).isEmpty();
        assertThat(notes()).hasSize(1);
    }

    @Test
    void whatIsRefusedFailsTheAttemptAndIsSaid() {
        scene.hosts.document = new Document.Unusable("the document is of the type Automation");

        assertThat(scene.handle(work(1))).isInstanceOf(Outcome.Done.class);

        assertThat(scene.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("of the type Automation"));
        assertThat(scene.hosts.orders).isEmpty();
    }

    @Test
    void theNextAttemptWaitsForTheLastOneToEnd() {
        declares("database");
        scene.hosts.found = "cmd-of-attempt-1";
        scene.hosts.shows(new Run.Going());
        scene.hosts.onlyFound = comment -> comment.endsWith("-1");

        assertThat(scene.handle(work(2)))
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.why()).contains("attempt 1 was given up and has not ended"));
        assertThat(scene.hosts.orders).isEmpty();
        scene.hosts.shows(new Run.Lost("Cancelled"));
        scene.handleUntilDone(work(2));

        assertThat(scene.hosts.orders).hasSize(1);
    }

    /// A worker that stood still for long may have been followed by another.
    @Test
    void whoLooksForTooLongDoesNotSend() {
        declares("database");
        scene.hosts.lookingTakes = () -> scene.time.pass(Scene.SETTLE.dividedBy(2));

        assertThat(scene.handle(work(1))).isInstanceOf(Outcome.Later.class);

        assertThat(scene.hosts.orders).isEmpty();
    }

    @Test
    void aNoteThatCannotBeWrittenIsWrittenLater() {
        declares("database");
        scene.ledger.down(true);
        var message = scene.message(work(1));
        assertThatThrownBy(() -> scene.worker.handle(message)).hasMessageContaining("the ledger does not answer");
        scene.ledger.down(false);
        scene.hosts.found = "cmd-1";
        scene.handleUntilDone(work(1));

        assertThat(scene.hosts.orders).hasSize(1);
        assertThat(notes()).hasSize(1);
    }
}
