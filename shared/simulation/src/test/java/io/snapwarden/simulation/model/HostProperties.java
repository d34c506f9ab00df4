package io.snapwarden.simulation.model;

import static io.snapwarden.simulation.model.World.NO_TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds after every act, whatever happens to a host and to the commands it gets.
class HostProperties {

    private static final int ACTS = 500;

    private final Map<String, InvocationState> ends = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFreezeIsThawedWithinItsLeaseAndWhatEndedStaysEnded(long seed) {
        var random = new Random(seed);
        var world = World.withSeed(Limits.published(), seed);
        world.aws.faults().share(Faults.Kind.LOSE_REPLY, 0.05).share(Faults.Kind.FAIL_AFTER, 0.05);
        var instance = world.stage.instance(List.of(8, 100, 10), NO_TAGS, NO_TAGS);
        var host = FreezeScript.on(world, instance);
        var ssm = world.aws.ssm(World.SCOPE, "tester");
        for (int i = 0; i < ACTS; i++) {
            act(world, ssm, host, instance, random);
            world.pass(Duration.ofMillis(random.nextInt(8_000)));
            var now = world.clock.instant();
            assertThat(host.freezes()).noneMatch(freeze -> freeze.outlivesItsLease(now));
            seeEnds(ssm);
        }
        assertThat(host.freezes()).extracting(Freeze::by).contains(Thaw.DOCUMENT, Thaw.WATCHDOG, Thaw.POWER_OFF);
        assertThat(ends).containsValues(InvocationState.SUCCESS, InvocationState.FAILED, InvocationState.CANCELLED);
    }

    private static void act(World world, SimulatedSsm ssm, SimulatedHost host, String instance, Random random) {
        try {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> ssm.sendCommand(CommandRequest.of(FreezeScript.FREEZE, instance));
                case 4, 5 -> ssm.sendCommand(CommandRequest.of(FreezeScript.THAW, instance));
                case 6 -> cancelOne(ssm, random);
                case 7 -> host.agentOffline();
                case 8, 9 -> host.agentOnline();
                case 10 -> hang(host, random);
                default -> power(world, instance, random);
            }
        } catch (AwsError | ReplyLost _) {
            // what was refused or lost must leave the host in order too
        }
    }

    private static void cancelOne(SimulatedSsm ssm, Random random) {
        var rows = ssm.listCommandInvocations(InvocationQuery.ofCommand("")).rows();
        if (!rows.isEmpty()) {
            int one = random.nextInt(Math.min(3, rows.size()));
            ssm.cancelCommand(rows.get(one).command().id(), List.of());
        }
    }

    private static void hang(SimulatedHost host, Random random) {
        if (random.nextBoolean()) {
            host.hangAt(random.nextBoolean() ? "freeze /logs" : "thaw");
        } else {
            host.hangNowhere();
        }
    }

    private static void power(World world, String instance, Random random) {
        if (random.nextInt(3) == 0) {
            world.ec2.stopInstance(instance);
        }
        world.ec2.startInstance(instance);
    }

    private void seeEnds(SimulatedSsm ssm) {
        try {
            for (var row :
                    ssm.listCommandInvocations(InvocationQuery.ofCommand("")).rows()) {
                if (row.state().isFinal()) {
                    var before = ends.putIfAbsent(row.command().id(), row.state());
                    assertThat(before == null ? row.state() : before).isEqualTo(row.state());
                }
            }
        } catch (AwsError | ReplyLost _) {
            // seen the next time
        }
    }
}
