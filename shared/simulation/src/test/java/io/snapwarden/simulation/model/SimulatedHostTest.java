package io.snapwarden.simulation.model;

import static io.snapwarden.simulation.model.World.NO_TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a host does when commands reach it in no time; every step takes a second.
class SimulatedHostTest {

    private final World world = World.with(Limits.relaxed());
    private final SimulatedSsm ssm = world.aws.ssm(World.SCOPE, "tester");
    private final String instance = world.stage.instance(List.of(8, 100, 10), NO_TAGS, NO_TAGS);
    private final SimulatedHost host = FreezeScript.on(world, instance);

    @Test
    void theStepsHappenOneAfterTheOther() {
        send(FreezeScript.FREEZE);
        seconds(1);
        assertThat(host.isArmed()).isTrue();
        assertThat(host.frozenSince()).isEmpty();
        seconds(1);
        assertThat(host.freezes()).extracting(Freeze::mount).containsExactly("/data");
        seconds(1);
        assertThat(host.freezes()).extracting(Freeze::mount).containsExactly("/data", "/logs");
        assertThat(host.frozenSince()).contains(world.clock.instant().minusSeconds(1));
    }

    @Test
    void whatHappensIsDatedWhenItHappenedNotWhenSomebodyLooks() {
        var began = world.clock.instant();
        send(FreezeScript.FREEZE);
        world.pass(Duration.ofHours(3));

        assertThat(host.freezes()).hasSize(2).allSatisfy(freeze -> {
            assertThat(freeze.thawedAt()).isEqualTo(began.plusSeconds(61));
            assertThat(freeze.by()).isEqualTo(Thaw.WATCHDOG);
            assertThat(freeze.outlivesItsLease(world.clock.instant())).isFalse();
        });
        assertThat(host.freezes().getFirst().frozenAt()).isEqualTo(began.plusSeconds(2));
    }

    @Test
    void aThawProvesThatTheFreezeHeld() {
        send(FreezeScript.FREEZE);
        seconds(10);
        var command = send(FreezeScript.THAW);
        seconds(1);

        assertThat(state(command)).isEqualTo(InvocationState.SUCCESS);
        assertThat(host.frozenSince()).isEmpty();
        assertThat(host.isArmed()).isFalse();
        assertThat(host.freezes()).extracting(Freeze::by).containsOnly(Thaw.DOCUMENT);
    }

    @Test
    void aThawAfterTheWatchdogSaysSo() {
        send(FreezeScript.FREEZE);
        seconds(61);
        assertThat(host.frozenSince()).isEmpty();
        var command = send(FreezeScript.THAW);
        seconds(1);

        assertThat(state(command)).isEqualTo(InvocationState.FAILED);
        assertThat(row(command).responseCode()).isEqualTo(203);
    }

    @Test
    void whatIsSentTwiceRunsTwice() {
        send(FreezeScript.FREEZE);
        var second = send(FreezeScript.FREEZE);
        seconds(5);

        assertThat(host.runs(FreezeScript.FREEZE)).isEqualTo(2);
        assertThat(state(second)).isEqualTo(InvocationState.FAILED);
        assertThat(row(second).responseCode()).isEqualTo(204);
        assertThat(row(second).errorOutput()).isEqualTo("frozen already");
        assertThat(host.freezes()).hasSize(2);
    }

    @Test
    void aHostHangsAtAnyStepAndItsWatchdogThawsAllTheSame() {
        host.hangAt("freeze /logs");
        var command = send(FreezeScript.FREEZE);
        seconds(30);
        assertThat(host.freezes()).extracting(Freeze::mount).containsExactly("/data");
        assertThat(state(command)).isEqualTo(InvocationState.IN_PROGRESS);

        seconds(31);
        assertThat(host.frozenSince()).isEmpty();
        assertThat(state(command)).isEqualTo(InvocationState.IN_PROGRESS);
        world.pass(Duration.ofHours(1));
        assertThat(state(command)).isEqualTo(InvocationState.EXECUTION_TIMED_OUT);
    }

    @Test
    void aFreezeWithoutAWatchdogOutlivesItsLease() {
        host.document("careless", _ -> List.of(step("freeze", shell -> shell.freeze("/data"))));
        send("careless");
        world.pass(Duration.ofDays(1));

        assertThat(host.frozenSince()).isPresent();
        assertThat(host.freezes()).allMatch(freeze -> freeze.outlivesItsLease(world.clock.instant()));
    }

    @Test
    void theKernelRefusesWhatIsNotMountedAndWhatIsFrozenAlready() {
        host.document(
                "twice",
                _ -> List.of(step(
                        "try",
                        shell -> shell.print(shell.freeze("/nowhere") + " " + shell.freeze("/data") + " "
                                + shell.freeze("/data") + " " + shell.thaw("/data") + " " + shell.thaw("/data")))));
        var command = send("twice");
        seconds(1);

        assertThat(row(command).output()).isEqualTo("false true false true false");
        assertThat(host.freezes()).hasSize(1);
    }

    @Test
    void anAgentWhoseRootIsFrozenIsNotReachedUntilItThaws() {
        host.document(
                "all",
                _ -> List.of(
                        step("arm", shell -> shell.arm(FreezeScript.LEASE)),
                        step("freeze", shell -> shell.freeze("/"))));
        var command = send("all");
        seconds(60);
        assertThat(state(command)).isEqualTo(InvocationState.IN_PROGRESS);
        assertThat(state(send(FreezeScript.THAW))).isEqualTo(InvocationState.DELAYED);

        seconds(1);
        assertThat(state(command)).isEqualTo(InvocationState.SUCCESS);
    }

    @Test
    void anAgentRunsFiveAtOnce() {
        host.document("slow", _ -> List.of(new Step("wait", Duration.ofSeconds(10), _ -> {})));
        var commands = IntStream.range(0, 6).mapToObj(_ -> send("slow")).toList();
        seconds(10);
        assertThat(commands.subList(0, 5)).allMatch(command -> state(command) == InvocationState.SUCCESS);
        assertThat(state(commands.getLast())).isEqualTo(InvocationState.IN_PROGRESS);
        seconds(10);
        assertThat(state(commands.getLast())).isEqualTo(InvocationState.SUCCESS);
    }

    @Test
    void withThePowerGoWhatRunsAndWhatIsFrozen() {
        send(FreezeScript.FREEZE);
        seconds(10);
        world.ec2.stopInstance(instance);

        assertThat(host.frozenSince()).isEmpty();
        assertThat(host.isArmed()).isFalse();
        assertThat(host.freezes()).extracting(Freeze::by).containsOnly(Thaw.POWER_OFF);
        var waits = send(FreezeScript.THAW);
        assertThat(state(waits)).isEqualTo(InvocationState.DELAYED);
        world.ec2.startInstance(instance);
        seconds(1);
        assertThat(state(waits)).isEqualTo(InvocationState.FAILED);
    }

    @Test
    void documentsLeaveFilesBehind() {
        host.document(
                "write",
                parameters -> List.of(step(
                        "write",
                        shell -> shell.files()
                                .put(
                                        "/run/token",
                                        parameters
                                                .getOrDefault("token", List.of())
                                                .getFirst()))));
        ssm.sendCommand(new CommandRequest("write", List.of(instance), Map.of("token", List.of("t1")), "", null));
        seconds(1);

        assertThat(host.files()).containsEntry("/run/token", "t1");
    }

    private static Step step(String name, Consumer<Shell> effect) {
        return new Step(name, Duration.ofSeconds(1), effect);
    }

    private String send(String document) {
        return ssm.sendCommand(CommandRequest.of(document, instance)).id();
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
