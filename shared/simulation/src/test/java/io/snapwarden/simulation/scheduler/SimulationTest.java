package io.snapwarden.simulation.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The scheduler with a toy: workers that count messages in the ledger, first a claim, then the count.
class SimulationTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MESSAGES = 40;

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    /// What one run came to.
    private record Run(long digest, long events, List<String> lines, Set<String> ended, int left) {}

    private static Run run(long seed, Mishaps mishaps) {
        try (var simulation = Simulation.withSeed(seed)) {
            var stored = new InMemoryLedger(simulation.clock());
            var queue = new InMemoryWorkQueue(simulation.clock(), Duration.ofMinutes(2));
            IntStream.range(0, MESSAGES).forEach(i -> queue.send(List.of(message("m" + i))));
            for (int i = 1; i <= 3; i++) {
                simulation.process("worker-" + i, host -> {
                    var ledger = host.reach(RunLedger.class, stored);
                    var reached = host.reach(WorkQueue.class, queue);
                    return new QueueActor(reached, queue::nextVisibleAt, delivery -> count(ledger, reached, delivery));
                });
            }
            simulation.mishaps(mishaps);
            simulation.runFor(DAY);
            simulation.mishaps(Mishaps.none());
            simulation.runFor(DAY);
            var ended = new HashSet<>(stored.keys("counted/"));
            queue.deadLetters().forEach(letter -> ended.add("counted/" + letter.body()));
            var log = simulation.log();
            return new Run(log.digest(), log.count(), log.lines(), ended, queue.size());
        }
    }

    private static void count(RunLedger ledger, WorkQueue queue, WorkQueue.Delivery delivery) {
        try {
            ledger.create("seen/" + delivery.body(), "");
            ledger.create("counted/" + delivery.body(), "");
            queue.acknowledge(delivery);
        } catch (DependencyException _) {
            // comes again
        }
    }

    private static Outgoing message(String body) {
        return new Outgoing("toy", body, "group", Duration.ZERO);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedGivesTheSameLogAndAnotherSeedAnother(long seed) {
        var mishaps = Mishaps.everyKind(0.05);

        var first = run(seed, mishaps);

        assertThat(run(seed, mishaps)).isEqualTo(first);
        assertThat(run(seed + 1000, mishaps).digest()).isNotEqualTo(first.digest());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverGoesWrongEveryMessageIsCountedOrADeadLetterInTheEnd(long seed) {
        var run = run(seed, Mishaps.everyKind(0.1));

        assertThat(run.ended()).hasSize(MESSAGES);
        assertThat(run.left()).isZero();
    }

    @Test
    void everyKindOfMishapHappens() {
        var lines = String.join("\n", run(7, Mishaps.everyKind(0.1)).lines());

        assertThat(lines)
                .contains("dies before RunLedger.create")
                .contains("dies after RunLedger.create")
                .contains(" fails")
                .contains("the reply to")
                .contains("stalls for")
                .contains("starts");
    }

    @Test
    void aCrashAfterTheEffectLeavesTheEffectAndOneBeforeItDoesNot() {
        assertThat(keysAfterOneAct(Mishaps.none().withCrashes(1, 0))).isEmpty();
        assertThat(keysAfterOneAct(Mishaps.none().withCrashes(0, 1))).containsExactly("first");
        assertThat(keysAfterOneAct(Mishaps.none())).containsExactly("cleanup", "first", "second");
    }

    /// Dies at the first call, if at all; then neither the second call nor what stands in `finally` has an effect.
    private static List<String> keysAfterOneAct(Mishaps mishaps) {
        try (var simulation = Simulation.withSeed(1)) {
            var stored = new InMemoryLedger(simulation.clock());
            var host = simulation.process(
                    "toy",
                    it -> once(() -> {
                        var ledger = it.reach(RunLedger.class, stored);
                        try {
                            ledger.create("first", "");
                            ledger.create("second", "");
                        } finally {
                            ledger.create("cleanup", "");
                        }
                    }));
            host.mishaps(mishaps);
            simulation.runFor(Duration.ofSeconds(1));
            return stored.keys("");
        }
    }

    @Test
    void aRaceIsLostUnderSomeSeedsAndNotUnderOthers() {
        assertThat(LongStream.range(0, 50)
                        .mapToObj(SimulationTest::writersWhoSawNothing)
                        .distinct())
                .containsExactlyInAnyOrder(1, 2);
    }

    /// Two that look before they write: when the other goes on in between, both see nothing.
    private static int writersWhoSawNothing(long seed) {
        try (var simulation = Simulation.withSeed(seed)) {
            var stored = new InMemoryLedger(simulation.clock());
            var writers = new ArrayList<String>();
            for (var name : List.of("one", "two")) {
                simulation.process(
                        name,
                        host -> once(() -> {
                            var ledger = host.reach(RunLedger.class, stored);
                            if (ledger.read("k").isEmpty()) {
                                writers.add(host.name());
                                ledger.create("k", "");
                            }
                        }));
            }
            simulation.runFor(Duration.ofSeconds(1));
            return writers.size();
        }
    }

    @Test
    void aProcessThatDiesForgetsEverythingAndComesBack() {
        try (var simulation = Simulation.withSeed(1)) {
            var born = new ArrayList<Instant>();
            var host = simulation.process("toy", it -> {
                born.add(simulation.clock().instant());
                return new TickActor(simulation.clock(), Duration.ofMinutes(1), _ -> {});
            });
            simulation.at(Simulation.START.plus(Duration.ofMinutes(10)), "a kill", () -> simulation.kill(host));
            simulation.runFor(Duration.ofHours(1));

            assertThat(born).hasSize(2);
            assertThat(born.getLast())
                    .isBetween(
                            Simulation.START.plus(Duration.ofMinutes(10)),
                            Simulation.START.plus(Duration.ofMinutes(13)));
        }
    }

    @Test
    void aTickComesAtEachMinute() {
        try (var simulation = Simulation.withSeed(1)) {
            var ticks = new ArrayList<Instant>();
            simulation.process("clock", _ -> new TickActor(simulation.clock(), Duration.ofMinutes(1), ticks::add));
            simulation.runFor(Duration.ofMinutes(3));

            assertThat(ticks)
                    .containsExactly(
                            Simulation.START.plusSeconds(60),
                            Simulation.START.plusSeconds(120),
                            Simulation.START.plusSeconds(180));
        }
    }

    @Test
    void aSkewedClockIsWrongOnItsHostAlone() {
        try (var simulation = Simulation.withSeed(1)) {
            var host = simulation.process("toy", _ -> once(() -> {}));
            host.skew(Duration.ofDays(30));

            assertThat(host.clock().instant()).isEqualTo(Simulation.START.plus(Duration.ofDays(30)));
            assertThat(simulation.clock().instant()).isEqualTo(Simulation.START);
        }
    }

    @Test
    void aBrokenLawNamesTheSeedAndWhatCameBefore() {
        try (var simulation = Simulation.withSeed(42)) {
            simulation.process("clock", _ -> new TickActor(simulation.clock(), Duration.ofMinutes(1), _ -> {}));
            simulation.always(() ->
                    assertThat(simulation.clock().instant()).isBefore(Simulation.START.plus(Duration.ofMinutes(5))));

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> simulation.runFor(DAY))
                    .withMessageContaining("seed 42")
                    .withMessageContaining("clock starts");
        }
    }

    @Test
    void whatEscapesAnActorFailsTheSimulation() {
        try (var simulation = Simulation.withSeed(1)) {
            simulation.process(
                    "toy",
                    _ -> once(() -> {
                        throw new IllegalStateException("a bug");
                    }));

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> simulation.runFor(DAY))
                    .withMessageContaining("a bug");
        }
    }

    private static Actor once(Runnable act) {
        return new Actor() {
            private boolean done;

            @Override
            public Optional<Instant> due() {
                return done ? Optional.empty() : Optional.of(Simulation.START);
            }

            @Override
            public void act() {
                done = true;
                act.run();
            }
        };
    }
}
