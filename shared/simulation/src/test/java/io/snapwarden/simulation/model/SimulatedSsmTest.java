package io.snapwarden.simulation.model;

import static io.snapwarden.simulation.model.Refusals.codeOf;
import static io.snapwarden.simulation.model.World.NO_TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The way of a command, when it takes two seconds there and two back; the document takes four.
class SimulatedSsmTest {

    private final World world =
            World.with(World.steady().withCommands(CommandLimits.published().withTravel(Duration.ofSeconds(2))));
    private final SimulatedSsm ssm = world.aws.ssm(World.SCOPE, "tester");
    private final String instance = world.stage.instance(List.of(8), NO_TAGS, NO_TAGS);
    private final SimulatedHost host = FreezeScript.on(world, instance);

    @Test
    void aCommandTravelsRunsAndIsReported() {
        var command = send();
        assertThat(state(command)).isEqualTo(InvocationState.PENDING);
        seconds(2);
        assertThat(state(command)).isEqualTo(InvocationState.IN_PROGRESS);
        assertThat(row(command).responseCode()).isEqualTo(-1);
        seconds(5);
        assertThat(state(command)).as("over, and not told yet").isEqualTo(InvocationState.IN_PROGRESS);
        seconds(1);
        assertThat(state(command)).isEqualTo(InvocationState.SUCCESS);
        assertThat(row(command).responseCode()).isZero();
        assertThat(row(command).output()).startsWith("frozen at 2026-11-20T01:00:06");
    }

    @Test
    void aCommandThatWasJustSentMayNotBeFound() {
        var lagging = World.with(Limits.published().withReadLag(Duration.ofSeconds(60)));
        var there = lagging.stage.instance(List.of(8), NO_TAGS, NO_TAGS);
        FreezeScript.on(lagging, there);
        var slow = lagging.aws.ssm(World.SCOPE, "tester");
        var command =
                slow.sendCommand(CommandRequest.of(FreezeScript.FREEZE, there)).id();

        assertThat(codeOf(() -> slow.getCommandInvocation(command, there))).isEqualTo("InvocationDoesNotExist");
        assertThat(slow.listCommandInvocations(InvocationQuery.ofCommand(command))
                        .rows())
                .isEmpty();
        lagging.pass(Duration.ofSeconds(60));
        assertThat(codeOf(() -> slow.getCommandInvocation(command, there))).isEqualTo("OK");
    }

    @Test
    void aCommandWaitsForAnAgentThatIsOfflineUntilItsTimeIsOver() {
        host.agentOffline();
        var patient = send();
        var hasty = send(Duration.ofSeconds(30));
        seconds(29);
        assertThat(state(hasty)).isEqualTo(InvocationState.DELAYED);
        seconds(1);
        assertThat(state(hasty)).isEqualTo(InvocationState.DELIVERY_TIMED_OUT);

        host.agentOnline();
        seconds(10);
        assertThat(state(patient)).isEqualTo(InvocationState.SUCCESS);
        assertThat(host.runs(FreezeScript.FREEZE)).isEqualTo(1);
    }

    @Test
    void whatAnAgentHasToSayWaitsToo() {
        var command = send();
        seconds(3);
        host.agentOffline();
        seconds(60);
        assertThat(host.freezes()).hasSize(2);
        assertThat(state(command)).isEqualTo(InvocationState.IN_PROGRESS);
        host.agentOnline();
        seconds(2);
        assertThat(state(command)).isEqualTo(InvocationState.SUCCESS);
    }

    @Test
    void whatIsNeverReportedIsGivenUpInTheEnd() {
        var command = send();
        seconds(3);
        host.agentOffline();
        world.pass(Duration.ofHours(2));
        assertThat(state(command)).isEqualTo(InvocationState.EXECUTION_TIMED_OUT);
        host.agentOnline();
        seconds(10);
        assertThat(state(command)).isEqualTo(InvocationState.EXECUTION_TIMED_OUT);
    }

    @Test
    void anAgentThatIsSilentForLongIsNoTarget() {
        host.agentOffline();
        world.pass(Duration.ofMinutes(5));
        assertThat(codeOf(this::send)).isEqualTo("InvalidInstanceId");
        host.agentOnline();
        assertThat(codeOf(this::send)).isEqualTo("OK");
    }

    @Test
    void anInstanceWithoutAnAgentIsNoTarget() {
        var other = world.stage.instance(List.of(8), NO_TAGS, NO_TAGS);

        assertThat(codeOf(() -> ssm.sendCommand(CommandRequest.of(FreezeScript.FREEZE, instance, other))))
                .isEqualTo("InvalidInstanceId");
        assertThat(codeOf(() -> ssm.sendCommand(CommandRequest.of("Unknown", instance))))
                .isEqualTo("InvalidDocument");
        seconds(10);
        assertThat(host.runs(FreezeScript.FREEZE)).isZero();
    }

    @Test
    void whatIsTerminatedOnTheWayIsUndeliverable() {
        var command = send();
        world.ec2.terminateInstance(instance);
        seconds(2);

        assertThat(state(command)).isEqualTo(InvocationState.UNDELIVERABLE);
        assertThat(codeOf(this::send)).isEqualTo("InvalidInstanceId");
    }

    @Test
    void aDocumentIsEndedWhenItsTimeIsOver() {
        host.hangAt("report");
        var command = ssm.sendCommand(new CommandRequest(
                        FreezeScript.FREEZE, List.of(instance), Map.of("executionTimeout", List.of("10")), "", null))
                .id();
        seconds(13);
        assertThat(state(command)).isEqualTo(InvocationState.IN_PROGRESS);
        seconds(1);
        assertThat(state(command)).isEqualTo(InvocationState.EXECUTION_TIMED_OUT);
        assertThat(host.frozenSince()).as("frozen still").isPresent();
    }

    @Test
    void aCommandThatWaitsIsCancelledAtOnce() {
        var command = send();
        ssm.cancelCommand(command, List.of());
        assertThat(state(command)).isEqualTo(InvocationState.CANCELLED);
        seconds(10);
        assertThat(host.runs(FreezeScript.FREEZE)).isZero();
    }

    @Test
    void aCommandThatRunsIsCancelledWhenItsAgentHearsOfIt() {
        var command = send();
        seconds(3);
        ssm.cancelCommand(command, List.of(instance));
        assertThat(state(command)).isEqualTo(InvocationState.CANCELLING);
        seconds(4);
        assertThat(state(command)).isEqualTo(InvocationState.CANCELLED);
        assertThat(host.freezes()).extracting(Freeze::mount).containsExactly("/data");
        assertThat(host.isArmed()).isTrue();
        assertThat(codeOf(() -> ssm.cancelCommand("unknown", List.of()))).isEqualTo("InvalidCommandId");
        assertThat(codeOf(() -> ssm.cancelCommand(command, List.of("i-0")))).isEqualTo("InvalidInstanceId");
    }

    @Test
    void thereIsNoClientToken() {
        assertThat(send()).isNotEqualTo(send());
        seconds(2);
        assertThat(host.runs(FreezeScript.FREEZE)).isEqualTo(2);
    }

    @Test
    void aLostReplyLeavesItsCommandRunning() {
        world.aws.faults().next("SendCommand", Faults.Kind.LOSE_REPLY);
        assertThatExceptionOfType(ReplyLost.class).isThrownBy(this::send);
        seconds(4);

        assertThat(host.frozenSince()).isPresent();
        assertThat(ssm.listCommandInvocations(new InvocationQuery("", instance, 0, ""))
                        .rows())
                .hasSize(1);
    }

    @Test
    void theRefusalsOfEveryServiceAreInTheWordsOfThisOne() {
        var faults = world.aws.faults();
        faults.next("SendCommand", Faults.Kind.THROTTLE);
        assertThat(codeOf(this::send)).isEqualTo("ThrottlingException");
        faults.next("SendCommand", Faults.Kind.FAIL_BEFORE);
        assertThat(codeOf(this::send)).isEqualTo("InternalServerError");
        seconds(5);
        assertThat(host.runs(FreezeScript.FREEZE)).isZero();

        var account = world.aws.account(World.SCOPE.account());
        account.deny("tester", List.of("SendCommand"));
        assertThat(codeOf(this::send)).isEqualTo("AccessDeniedException");
        account.expire("tester");
        assertThat(codeOf(this::send)).isEqualTo("ExpiredTokenException");
        account.disable(World.SCOPE.region());
        assertThat(codeOf(this::send)).isEqualTo("UnrecognizedClientException");
        faults.down(World.SCOPE.region());
        assertThat(codeOf(this::send)).isEqualTo("ServiceUnavailable");
        assertThat(world.aws.calls().answers("SendCommand")).hasSize(6);
    }

    @Test
    void theRateIsLimited() {
        for (int i = 0; i < 10; i++) {
            send();
        }
        assertThat(codeOf(this::send)).isEqualTo("ThrottlingException");
        seconds(1);
        assertThat(codeOf(this::send)).isEqualTo("OK");
    }

    @Test
    void aRequestIsChecked() {
        var many = IntStream.range(0, 51).mapToObj(i -> "i-" + i).toArray(String[]::new);

        assertThat(codeOf(() -> ssm.sendCommand(CommandRequest.of(FreezeScript.FREEZE, many))))
                .isEqualTo("ValidationException");
        assertThat(codeOf(() -> ssm.sendCommand(CommandRequest.of(FreezeScript.FREEZE, instance, instance))))
                .isEqualTo("DuplicateInstanceId");
        assertThat(codeOf(() -> send(Duration.ofSeconds(29)))).isEqualTo("ValidationException");
        assertThat(codeOf(() -> ssm.sendCommand(
                        new CommandRequest(FreezeScript.FREEZE, List.of(instance), Map.of(), "c".repeat(101), null))))
                .isEqualTo("ValidationException");
    }

    @Test
    void anAnswerHoldsSoMuchOutput() {
        host.document(
                "loud",
                _ -> List.of(new Step("print", Duration.ZERO, shell -> {
                    shell.print("o".repeat(30_000));
                    shell.printError("e".repeat(30_000));
                })));
        var command = ssm.sendCommand(CommandRequest.of("loud", instance)).id();
        seconds(4);

        assertThat(row(command).output()).hasSize(24_000);
        assertThat(row(command).errorOutput()).hasSize(8_000);
    }

    @Test
    void aListingHasTheNewestFirstAndPages() {
        var ids = IntStream.range(0, 5).mapToObj(_ -> send()).toList();
        var first = ssm.listCommandInvocations(new InvocationQuery("", instance, 3, ""));
        var second = ssm.listCommandInvocations(new InvocationQuery("", instance, 3, first.next()));

        assertThat(first.rows())
                .extracting(row -> row.command().id())
                .containsExactlyElementsOf(ids.reversed().subList(0, 3));
        assertThat(second.rows()).hasSize(2);
        assertThat(second.isLast()).isTrue();
    }

    private String send() {
        return send(null);
    }

    private String send(@Nullable Duration timeout) {
        return ssm.sendCommand(new CommandRequest(FreezeScript.FREEZE, List.of(instance), Map.of(), "", timeout))
                .id();
    }

    private InvocationState state(String command) {
        return row(command).state();
    }

    private InvocationRow row(String command) {
        return ssm.getCommandInvocation(command, instance);
    }

    private void seconds(int some) {
        world.pass(Duration.ofSeconds(some));
    }
}
