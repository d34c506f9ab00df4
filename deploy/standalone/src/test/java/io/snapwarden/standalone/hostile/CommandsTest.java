package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.policy.ProofTemplate;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.Coverage;
import io.snapwarden.runtime.work.Fate;
import io.snapwarden.simulation.model.Document;
import io.snapwarden.simulation.model.Faults;
import io.snapwarden.simulation.model.Shell;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Applications back themselves up by commands of their own, through all four services: what hosts do to them, what
/// they leave, and what nobody may run twice.
class CommandsTest {

    private static final String DOCUMENT = "snapwarden-neo4j-backup";
    private static final String PROOF = "s3://backups/neo4j/{instance}/{slot}.dump";
    private static final Instant SLOT = Instant.parse("2026-11-20T02:00:00Z");

    private final Rehearsal night = new Rehearsal(policy(PROOF, "6h"));
    private final String instance =
            night.stage().instance(List.of(8), Map.of("Neo4j", "core", "Name", "graph-1"), Map.of());
    private final String source = "command-" + instance;
    private final SimulatedHost host = night.stage().host(instance);

    private static String policy(String proof, String timeout) {
        return """
                version: 1
                scopes: { regions: [eu-west-1] }
                prune: { mode: delete, max-deletes: 100%% }
                notify: { sns: "arn:aws:sns:eu-west-1:111122223333:snapwarden" }
                policies:
                  - name: graphs
                    select: { kind: command, tags: { Neo4j: "*" }, exclude: { Skip: "*" } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    command:
                      document: snapwarden-neo4j-backup
                      parameters: { database: graph }
                      timeout: %s
                      proof: "%s"
                  - name: disks
                    select: { kind: instance, tags: { Disks: "*" } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 2 }
                """.formatted(timeout, proof);
    }

    /// A dump that takes so long.
    private record Dump(Duration takes, Consumer<Shell> effect, Map<String, List<String>> told) implements Document {
        @Override
        public List<Step> steps(Map<String, List<String>> parameters) {
            told.clear();
            told.putAll(parameters);
            return List.of(new Step("dump", takes, effect));
        }

        @Override
        public Set<String> parameters() {
            return Set.of("command", "executionId", "executionTimeout", "database", "proof");
        }
    }

    private final Map<String, List<String>> told = new HashMap<>();

    private void dumps(Duration takes, Consumer<Shell> effect) {
        host.document(DOCUMENT, new Dump(takes, effect, told));
    }

    /// Writes where its parameter says.
    private void leave(String text) {
        var key = told.get("proof").getFirst().substring("s3://backups/".length());
        night.aws.bucket("backups").write(key, text);
    }

    private void dumpsWell(Duration takes) {
        night.aws.bucket("backups");
        dumps(takes, shell -> {
            leave("a dump");
            shell.print("reading\ngraph.dump: 6 bytes written\n");
        });
    }

    private Event.RecoveryPointCompleted completed() {
        return night.heard(Event.RecoveryPointCompleted.class).stream()
                .filter(event -> event.kind() == ResourceKind.COMMAND)
                .findFirst()
                .orElseThrow();
    }

    private List<String> failures() {
        return night.heard(Event.RecoveryPointFailed.class).stream()
                .map(Event.RecoveryPointFailed::reason)
                .toList();
    }

    private int runs() {
        return host.runs(DOCUMENT);
    }

    @Test
    void aBackupTakesHoursAndHoldsNobody() {
        dumpsWell(Duration.ofHours(3));
        night.passUntil("02:30");

        assertThat(runs()).isOne();
        assertThat(night.services().queue(Services.Queue.CAPTURE).size()).isZero();
        assertThat(night.heard(Event.RecoveryPointCaptured.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.kind()).isEqualTo(ResourceKind.COMMAND);
                    assertThat(event.job()).isNotBlank();
                });
        night.passUntil("08:00");

        assertThat(runs()).isOne();
        assertThat(told.get("database")).containsExactly("graph");
        assertThat(told.get("command")).containsExactly("backup");
        assertThat(told.get("executionTimeout")).containsExactly("21600");
        assertThat(completed().key().obligation().source()).hasToString(source);
        assertThat(completed().name()).isEqualTo("graph-1");
        assertThat(completed().takenAt()).isBetween(SLOT, SLOT.plus(Duration.ofMinutes(2)));
        assertThat(completed().elapsed())
                .isBetween(Duration.ofHours(3), Duration.ofHours(3).plusMinutes(1));
        assertThat(completed().fullSizeBytes()).isEqualTo(6);
        assertThat(completed().command()).satisfies(result -> {
            assertThat(result.output()).isEqualTo("reading | graph.dump: 6 bytes written");
            assertThat(result.proof()).hasToString("s3://backups/neo4j/" + instance + "/2026-11-20T02:00:00Z.dump");
        });
        assertThat(night.heard(Event.RunSettled.class)).hasSize(2);
        assertThat(night.mails.digests()).isNotEmpty();
    }

    /// They are two resources, and obey two policies.
    @Test
    void anInstanceIsCapturedBesideItsOwnBackup() {
        var both = night.stage().instance(List.of(8, 20), Map.of("Neo4j", "core", "Disks", "yes"), Map.of());
        night.stage().host(both).document(DOCUMENT, new Dump(Duration.ofMinutes(5), _ -> leave("a dump"), told));
        dumpsWell(Duration.ofMinutes(5));
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactlyInAnyOrder(source, "command-" + both, both);
    }

    @Test
    void nothingOfItIsEverPruned() {
        dumpsWell(Duration.ofMinutes(5));
        night.pass(Duration.ofDays(4));

        assertThat(night.completed()).hasSize(4).containsOnly(source);
        assertThat(night.aws.bucket("backups").size()).isEqualTo(4);
        assertThat(night.heard(Event.RecoveryPointPruned.class)).isEmpty();
        assertThat(night.heard(Event.ScopePruned.class)).allMatch(event -> event.expired() == 0);
    }

    @Test
    void whatItsTagsExcludeIsSkipped() {
        night.stage().instance(List.of(8), Map.of("Neo4j", "core", "Skip", "yes", "Name", "graph-2"), Map.of());
        dumpsWell(Duration.ofMinutes(5));
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointSkipped.class))
                .singleElement()
                .satisfies(event -> assertThat(event.name()).isEqualTo("graph-2"));
    }

    @Test
    void aBackupThatFailsIsTriedAgainAndSaysWhatItSaid() {
        night.aws.bucket("backups");
        dumps(Duration.ofMinutes(10), shell -> {
            if (host.runs(DOCUMENT) == 1) {
                shell.print("reading\n");
                shell.printError("no space left on device\n");
                shell.exit(28);
            } else {
                leave("a dump");
            }
        });
        night.passUntil("08:00");

        assertThat(night.heard(Event.RecoveryPointFailed.class)).singleElement().satisfies(event -> {
            assertThat(event.retried()).isTrue();
            assertThat(event.reason()).isEqualTo(DOCUMENT + " ended with 28: no space left on device");
        });
        assertThat(completed().key().attempt()).isEqualTo(2);
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void aBackupThatFailsEachTimeHasFailedAfterItsAttempts() {
        dumps(Duration.ofMinutes(10), shell -> shell.exit(3));
        night.passUntil("08:00");

        assertThat(runs()).isEqualTo(2);
        assertThat(night.reasons()).containsExactly(DOCUMENT + " ended with 3, and printed nothing");
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body()).contains("ended with 3"));
        assertThat(night.heard(Event.RunSettled.class)).hasSize(2);
    }

    @Test
    void aScriptThatNeverEndsIsGivenUpAndThenTriedAgain() {
        night.restart(policy(PROOF, "1h"));
        dumpsWell(Duration.ofMinutes(5));
        host.hangAt("dump");
        night.passUntil("02:30");
        host.hangNowhere();
        night.passUntil("08:00");

        assertThat(failures())
                .singleElement()
                .asString()
                .contains(DOCUMENT, "did not end within 3600 seconds", "Raise its timeout");
        assertThat(completed().key().attempt()).isEqualTo(2);
        assertThat(runs()).isEqualTo(2);
    }

    /// Its cancel does not arrive, and two at once might spoil each other.
    @Test
    void theNextAttemptWaitsForOneThatWasGivenUpAndHasNotEnded() {
        night.restart(policy(PROOF, "1h"));
        dumpsWell(Duration.ofMinutes(5));
        host.hangAt("dump");
        night.aws.account(Rehearsal.DUBLIN.account()).deny(Rehearsal.ROLE, List.of("CancelCommand"));
        night.passUntil("02:30");
        host.hangNowhere();
        night.passUntil("08:00");

        assertThat(runs())
                .as("Systems Manager ended the first one by its own limit")
                .isEqualTo(2);
        assertThat(completed().takenAt()).isAfter(SLOT.plus(Duration.ofHours(1)));
    }

    @Test
    void withoutItsObjectABackupHasFailed() {
        night.aws.bucket("backups");
        dumps(Duration.ofMinutes(10), shell -> shell.print("all well\n"));
        night.passUntil("08:00");

        assertThat(night.reasons())
                .singleElement()
                .asString()
                .contains(DOCUMENT + " ended with 0, but there is no object s3://backups/neo4j/" + instance)
                .contains("its parameter proof names", "It printed: all well");
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void anEmptyObjectProvesNothing() {
        night.aws.bucket("backups");
        dumps(Duration.ofMinutes(10), _ -> leave(""));
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("is empty");
    }

    @Test
    void theObjectOfYesterdayProvesNothing() {
        night.restart(policy("s3://backups/{instance}/newest.dump", "1h"));
        night.aws.bucket("backups").write(instance + "/newest.dump", "the dump of yesterday");
        dumps(Duration.ofMinutes(10), _ -> {});
        night.passUntil("08:00");

        assertThat(night.reasons())
                .singleElement()
                .asString()
                .contains("is of 2026-11-20T01:00:00Z, and the command began at 2026-11-20T0", "earlier backup");
    }

    @Test
    void anObjectThatIsWrittenAgainEachNightProvesEachNight() {
        night.restart(policy("s3://backups/{instance}/newest.dump", "1h"));
        dumpsWell(Duration.ofMinutes(10));
        night.pass(Duration.ofDays(2));

        assertThat(night.completed()).containsExactly(source, source);
    }

    @Test
    void withoutTheBucketNoFurtherAttemptIsMade() {
        dumps(Duration.ofMinutes(10), _ -> {});
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("could not be looked at", "bucket");
        assertThat(runs()).isOne();
    }

    @Test
    void withoutTheRightToLookAtTheObjectNoFurtherAttemptIsMade() {
        dumpsWell(Duration.ofMinutes(10));
        night.aws.account(Rehearsal.DUBLIN.account()).deny(Rehearsal.ROLE, List.of("HeadObject"));
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("could not be looked at", "HeadObject");
        assertThat(runs()).isOne();
    }

    /// It says nothing of the command, which goes on meanwhile.
    @Test
    void whoMayNotLookAtCommandsIsToldOnceAndRunsNothingAgain() {
        dumpsWell(Duration.ofMinutes(10));
        night.aws.account(Rehearsal.DUBLIN.account()).deny(Rehearsal.ROLE, List.of("GetCommandInvocation"));
        night.passUntil("03:30");

        assertThat(night.heard(Event.ScopeUnreachable.class))
                .singleElement()
                .satisfies(event -> assertThat(event.why()).contains("GetCommandInvocation"));
        assertThat(night.heard(Event.RecoveryPointFailed.class)).isEmpty();
        night.aws.account(Rehearsal.DUBLIN.account()).allow(Rehearsal.ROLE);
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactly(source);
        assertThat(runs()).isOne();
    }

    @Test
    void withoutTheDocumentNothingIsRunAndTheDocumentIsNamed() {
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("InvalidDocument", DOCUMENT);
    }

    @Test
    void aParameterThatTheDocumentDoesNotDeclareIsNamed() {
        host.document(DOCUMENT, _ -> List.of());
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("has no parameter database");
        assertThat(runs()).isZero();
    }

    @Test
    void anInstanceWithoutAnAgentIsNamed() {
        dumpsWell(Duration.ofMinutes(10));
        host.agentOffline();
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("InvalidInstanceId");
        assertThat(runs()).isZero();
    }

    @Test
    void anAgentThatGoesOfflineForALittleIsWaitedFor() {
        dumpsWell(Duration.ofMinutes(10));
        night.passUntil("01:58");
        host.agentOffline();
        night.passUntil("02:06");
        host.agentOnline();
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactly(source);
        assertThat(failures()).isEmpty();
        assertThat(runs()).isOne();
    }

    @Test
    void aCommandThatNoAgentFetchesIsNotDeliveredLate() {
        dumpsWell(Duration.ofMinutes(10));
        night.passUntil("01:58");
        host.agentOffline();
        night.passUntil("02:14");
        host.agentOnline();
        night.passUntil("08:00");

        assertThat(failures())
                .singleElement()
                .asString()
                .contains(DOCUMENT + " did not come to its end", "DeliveryTimedOut", "its SSM agent is online");
        assertThat(runs()).isOne();
        assertThat(completed().key().attempt()).isEqualTo(2);
    }

    @Test
    void anInstanceThatIsStoppedMeanwhileIsNamed() {
        night.restart(policy(PROOF, "1h"));
        dumpsWell(Duration.ofMinutes(30));
        night.passUntil("02:10");
        night.person().stopInstance(instance);
        night.passUntil("08:00");

        assertThat(night.reasons()).singleElement().asString().contains("InvalidInstanceId");
        assertThat(failures()).anySatisfy(why -> assertThat(why).contains("did not end within 3600 seconds"));
        assertThat(night.completed()).isEmpty();
    }

    @Test
    void anInstanceThatIsTerminatedBeforeIsSkipped() {
        host.agentOffline();
        dumpsWell(Duration.ofMinutes(30));
        night.passUntil("02:03");
        night.person().terminateInstance(instance);
        night.passUntil("08:00");

        assertThat(night.completed()).isEmpty();
        assertThat(night.heard(Event.RunSettled.class)).hasSize(2);
    }

    @Test
    void whatAHostPrintsIsCutAndCleaned() {
        night.aws.bucket("backups");
        dumps(Duration.ofMinutes(10), shell -> {
            leave("a dump");
            shell.print("x".repeat(30_000) + "\u001b[2J\u202e\ud800 done");
        });
        night.passUntil("08:00");

        assertThat(completed().command().output().length()).isLessThan(500);
        assertThat(completed().command().output())
                .doesNotContain("\u001b", "\u202e", "\ud800")
                .contains("cut the output off");
    }

    @Test
    void aLostReplyRunsNothingTwice() {
        dumpsWell(Duration.ofMinutes(10));
        night.aws.faults().next("SendCommand", Faults.Kind.LOSE_REPLY);
        night.passUntil("08:00");

        assertThat(runs()).isOne();
        assertThat(night.completed()).containsExactly(source);
        assertThat(night.heard(Event.RecoveryPointFailed.class)).isEmpty();
    }

    /// What it sent no listing shows yet, and then it is gone.
    @Test
    void aWorkerThatDiesAfterSendingRunsNothingTwice() {
        dumpsWell(Duration.ofMinutes(40));
        night.aws.faults().next("SendCommand", Faults.Kind.FAIL_AFTER);
        night.aws.account(Rehearsal.DUBLIN.account()).deny(Rehearsal.ROLE, List.of("ListCommands"));
        night.passUntil("02:04");
        night.aws.account(Rehearsal.DUBLIN.account()).allow(Rehearsal.ROLE);
        night.restart(policy(PROOF, "6h"));
        night.passUntil("08:00");

        assertThat(runs()).isOne();
        assertThat(night.completed()).containsExactly(source);
    }

    @Test
    void duplicateDeliveriesRunNothingTwice() {
        dumpsWell(Duration.ofMinutes(40));
        night.passUntil("02:10");
        for (int i = 0; i < 5; i++) {
            night.services()
                    .send(new Message(order(1), night.clock.instant().plus(Duration.ofMinutes(10)), "again-" + i));
            night.pass(Duration.ofMinutes(2));
        }
        night.passUntil("08:00");

        assertThat(runs()).isOne();
        assertThat(night.completed()).containsExactly(source);
        assertThat(night.heard(Event.RecoveryPointCaptured.class))
                .extracting(Event::id)
                .containsOnly(night.heard(Event.RecoveryPointCaptured.class)
                        .getFirst()
                        .id());
    }

    @Test
    void anOrderOfACommandForSomethingElseIsRejected() {
        var scope = Rehearsal.DUBLIN;
        var owed = new Obligation(new PolicyName("graphs"), new Slot(SLOT), scope, new ResourceId(instance));
        night.passUntil("02:10");
        var order = Work.CaptureRecoveryPoint.ofCommand(new PointKey(owed, 1), backup(), "everything");
        night.services().send(new Message(order, night.clock.instant().plus(Duration.ofMinutes(10)), "forged"));

        assertThat(night.services().work(Services.Queue.CAPTURE)).containsExactly(Fate.REJECTED);
    }

    private Work.CaptureRecoveryPoint order(int attempt) {
        var owed = new Obligation(new PolicyName("graphs"), new Slot(SLOT), Rehearsal.DUBLIN, new ResourceId(source));
        return Work.CaptureRecoveryPoint.ofCommand(new PointKey(owed, attempt), backup(), "everything");
    }

    private static CommandBackup backup() {
        var script = new Script(DOCUMENT, Map.of("database", List.of("graph")), Duration.ofHours(6));
        return new CommandBackup(script, 2, new ProofTemplate(PROOF));
    }

    @Test
    void withoutTheLedgerItIsRunOnceAndKnownAfterwards() {
        dumpsWell(Duration.ofMinutes(40));
        night.passUntil("01:59");
        night.ledger.begins();
        night.passUntil("02:40");
        night.ledger.ends();
        night.passUntil("08:00");

        assertThat(runs()).isOne();
        assertThat(night.completed()).containsExactly(source);
    }

    /// Systems Manager remembers for a month what was sent.
    @Test
    void aLostLedgerCostsNoSecondBackupInTheSameNight() {
        dumpsWell(Duration.ofHours(2));
        night.passUntil("02:30");
        night.loseLedger();
        night.restart(policy(PROOF, "6h"));
        night.passUntil("08:00");

        assertThat(runs()).isOne();
        assertThat(night.completed()).containsExactly(source);
    }

    @Test
    void coverageGoesByWhatWasProven() {
        assertThat(covered()).satisfies(line -> {
            assertThat(line.policy()).hasToString("graphs");
            assertThat(line.newestGood()).isNull();
        });
        dumpsWell(Duration.ofMinutes(10));
        night.passUntil("08:00");

        assertThat(covered().newestGood()).isBetween(SLOT, SLOT.plus(Duration.ofMinutes(2)));
        assertThat(covered().note()).contains("s3://backups/neo4j/");
        night.aws.bucket("backups").lose();
        assertThat(covered().newestGood()).isNull();
        assertThat(covered().note()).contains("which is gone");
    }

    @Test
    void aFailedBackupIsNoNewestGoodOne() {
        dumpsWell(Duration.ofMinutes(10));
        night.passUntil("08:00");
        var before = covered().newestGood();
        dumps(Duration.ofMinutes(10), shell -> shell.exit(1));
        night.pass(Duration.ofDays(1));

        assertThat(covered().newestGood()).isEqualTo(before);
        night.loseLedger();
        assertThat(covered().newestGood()).as("nobody knows any more").isNull();
    }

    private Coverage.Line covered() {
        return night.coverage().stream()
                .filter(line -> line.kind() == ResourceKind.COMMAND)
                .findFirst()
                .orElseThrow();
    }
}
