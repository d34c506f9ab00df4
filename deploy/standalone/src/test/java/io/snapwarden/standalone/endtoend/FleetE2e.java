package io.snapwarden.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.standalone.endtoend.Ec2Gate.Fate;
import io.snapwarden.testkit.lane.LocalAws;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Two nights of the four services in processes of their own, which speak through SQS and EventBridge alone. In the
/// first a Region is denied, the ticket desk is down, and of three snapshotters one is killed and one told to stop
/// while they have captures in hand. In the second all is well again, and what retention lets go is deleted.
///
/// Nothing here makes two processes race for one key of the ledger: moto checks a conditional write and does it in
/// two steps, so that the loser might not hear that he lost.
abstract class FleetE2e {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TERMINATED = 143;
    private static final int KILLED = 137;
    private static final String DENIED_REGION = "eu-central-1";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path logs;

    private LocalDeployment deployment;
    private TestFleet fleet;
    private List<Scope> reached;
    private Scope denied;

    /// An AWS in which nothing has been made yet.
    abstract LocalAws emptyAws();

    /// What the services need, made there.
    LocalDeployment deployOn(LocalAws aws) {
        return new LocalDeployment(aws);
    }

    /// Trouble while a single snapshotter makes up for the two that are gone.
    void trouble(Services services) {}

    @BeforeEach
    void deploy() {
        deployment = deployOn(emptyAws());
        fleet = new TestFleet(deployment.ports());
        reached = List.of(fleet.launch("eu-west-1", 3, 2, 3, 4, 2), fleet.launch("us-east-1", 2, 2, 2, 3));
        denied = fleet.launch(DENIED_REGION, 1, 2);
    }

    @Test
    void twoNightsEndWholeWhateverHappensToTheProcesses() throws Exception {
        var thisMinute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        var first = new Slot(thisMinute.minus(2, ChronoUnit.MINUTES));
        var second = new Slot(thisMinute.minus(1, ChronoUnit.MINUTES));
        try (var desk = new TicketServer();
                var services = new Services(deployment, logs)) {
            services.printingLogsIfItFails(() -> {
                deployment.putPolicyFile(policyFile(first, desk));
                firstNight(services, desk, first);
                deployment.putPolicyFile(policyFile(second, desk));
                secondNight(services, desk, second);
                nothingIsLeftOver(services);
                return null;
            });
        }
    }

    private void firstNight(Services services, TicketServer desk, Slot slot) throws Exception {
        services.gate("planner").deny(DENIED_REGION);
        services.gate("killed").fateOfCreates(Fate.PASSES, Fate.LOSES_ITS_REPLY, Fate.IS_LOST);
        services.gate("stopped").fateOfCreates(Fate.WAITS, Fate.IS_LOST);
        services.start("planner", "killed", "stopped", "pruner", "notifier");

        await("both snapshotters to have two captures in hand")
                .atMost(PATIENCE)
                .pollInterval(TICK)
                .until(ticking(() -> Stream.of("killed", "stopped")
                        .allMatch(name -> services.gate(name).unanswered() == 2)));
        assertThat(fleet.points()).as("captured in mid-run").hasSize(2);

        assertThat(services.kill("killed")).isEqualTo(KILLED);
        services.terminate("stopped");
        services.gate("stopped").open();
        assertThat(services.exitCode("stopped")).isEqualTo(TERMINATED);
        assertThat(fleet.points()).as("what was in hand and could be finished").hasSize(3);
        assertThat(deployment.inHand("capture"))
                .as("two in dead hands at most, none in those that were told to stop")
                .isLessThanOrEqualTo(2);

        services.start("third");
        trouble(services);
        awaitSettled(slot);
        everyObligationHasOneWholePoint(reached, slot);
        assertThat(fleet.catalog(denied).points()).isEmpty();
        assertThat(desk.refused()).isPositive();
        assertThat(desk.taken()).isEmpty();
        desk.open();
        await("the mail of the first night").atMost(PATIENCE).untilAsserted(() -> {
            says(
                    "instances",
                    "captured: 7, failed: 0, missed: 0",
                    "UNREACHABLE: ",
                    "denied by a service control policy");
            says("volumes", "captured: 5, failed: 0, missed: 0");
        });
    }

    /// The schedule is changed and the planner started again with it: its newest slot is due at once.
    private void secondNight(Services services, TicketServer desk, Slot slot) throws Exception {
        services.gate("planner").deny();
        services.terminate("planner");
        assertThat(services.exitCode("planner")).isEqualTo(TERMINATED);
        services.start("planner");

        awaitSettled(slot);
        everyObligationHasOneWholePoint(everywhere(), slot);
        await("retention to leave the newest points alone")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fleet.points())
                        .extracting(point -> point.obligation().slot())
                        .containsOnly(slot));
        await("the pruner to tell")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deleted(slot)).isEqualTo(12));
        await("the ticket to be closed")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.taken())
                        .extracting(TicketServer.Posted::status)
                        .startsWith("opened")
                        .endsWith("closed"));
        assertThat(desk.taken())
                .allMatch(ticket -> ticket.title().contains(DENIED_REGION))
                .extracting(TicketServer.Posted::key)
                .containsOnly(desk.taken().getFirst().key());
        await("the mail of the second night").atMost(PATIENCE).untilAsserted(() -> {
            says("instances", "captured: 8, failed: 0, missed: 0");
            says("volumes", "captured: 6, failed: 0, missed: 0");
            assertThat(deployment.mails())
                    .anySatisfy(mail -> assertThat(mail).contains("deleted: 4 of 4 expired points, 4 kept"))
                    .anySatisfy(mail -> assertThat(mail).contains("deleted: 2 of 2 expired points, 2 kept"));
        });
    }

    private void nothingIsLeftOver(Services services) {
        assertThat(deployment.deadLetters()).isZero();
        assertThat(services.logs()).contains("\"level\":\"INFO\"").doesNotContain("\"level\":\"ERROR\"");
        assertThat(deployment.events())
                .doesNotHaveAnyElementsOfTypes(
                        Event.TwinFound.class, Event.MarksDisagree.class, Event.WorkRejected.class);
    }

    private Callable<Boolean> ticking(Callable<Boolean> condition) {
        return () -> {
            deployment.tick();
            return condition.call();
        };
    }

    private void awaitSettled(Slot slot) {
        await("both runs of " + slot + " to settle")
                .atMost(PATIENCE)
                .pollInterval(TICK)
                .until(ticking(() -> settled(slot).size() == 2));
        var closed = deployment.events().stream()
                .filter(Event.RunClosed.class::isInstance)
                .map(event -> ((Event.RunClosed) event).report().run())
                .collect(Collectors.toSet());
        assertThat(closed)
                .containsAll(settled(slot).values().stream().map(RunReport::run).toList());
    }

    private Map<PolicyName, RunReport> settled(Slot slot) {
        return deployment.events().stream()
                .filter(Event.RunSettled.class::isInstance)
                .map(event -> ((Event.RunSettled) event).report())
                .filter(report -> report.run().slot().equals(slot))
                .collect(Collectors.toMap(report -> report.run().policy(), report -> report, (a, _) -> a));
    }

    private void everyObligationHasOneWholePoint(List<Scope> scopes, Slot slot) {
        for (var scope : scopes) {
            var catalog = fleet.catalog(scope);
            var members = new TreeMap<ResourceId, Integer>();
            catalog.points().stream()
                    .filter(point -> point.obligation().slot().equals(slot))
                    .filter(RecoveryPoint::good)
                    .forEach(point -> assertThat(members.put(
                                    point.obligation().source(), point.members().size()))
                            .as("a twin of %s", point.obligation())
                            .isNull());
            assertThat(members).isEqualTo(fleet.volumes(scope));
            assertThat(catalog.strangers()).isEmpty();
        }
        int completed = settled(slot).values().stream()
                .flatMap(report -> report.scopes().stream())
                .mapToInt(ScopeReport::completed)
                .sum();
        assertThat(completed)
                .isEqualTo(scopes.stream()
                        .mapToInt(scope -> fleet.volumes(scope).size())
                        .sum());
    }

    private List<Scope> everywhere() {
        return Stream.concat(reached.stream(), Stream.of(denied)).toList();
    }

    /// The pruner says how far it has got in each scope; the last word counts.
    private int deleted(Slot slot) {
        return deployment.events().stream()
                .filter(Event.ScopePruned.class::isInstance)
                .map(Event.ScopePruned.class::cast)
                .filter(pruned -> pruned.run().slot().equals(slot))
                .collect(Collectors.groupingBy(
                        pruned -> pruned.run() + " " + pruned.scope(),
                        Collectors.reducing(0, Event.ScopePruned::deleted, Math::max)))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /// A mail about a policy holds all of these.
    private void says(String policy, String... texts) {
        assertThat(deployment.mails()).anySatisfy(mail -> {
            int begin = mail.indexOf("POLICY " + policy);
            assertThat(begin).isNotNegative();
            int end = mail.indexOf("POLICY ", begin + 1);
            assertThat(mail.substring(begin, end < 0 ? mail.length() : end)).contains(texts);
        });
    }

    private String policyFile(Slot slot, TicketServer desk) {
        var at = slot.at().atOffset(ZoneOffset.UTC);
        var schedule =
                "{ cron: \"%d %d * * *\", timezone: UTC, start-within: 2h }".formatted(at.getMinute(), at.getHour());
        return """
                version: 1
                scopes: { regions: [eu-west-1, us-east-1, %s] }
                prune: { mode: delete, max-deletes: 100%% }
                notify:
                  sns: %s
                  fold-within: 2s
                  tickets: { webhook: { url: "%s" } }
                policies:
                  - name: instances
                    select: { kind: instance, tags: { Backup: nightly } }
                    schedule: %s
                    retain: { last: 1 }
                  - name: volumes
                    select: { kind: volume, tags: { Backup: nightly } }
                    schedule: %s
                    retain: { last: 1 }
                """.formatted(DENIED_REGION, deployment.topic(), desk.url(), schedule, schedule);
    }
}
