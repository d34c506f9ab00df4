package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.Progress;
import io.snapwarden.benchmark.throughput.PlannedCalls.Planned;
import io.snapwarden.domain.work.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Two contestants that take turns. What else goes on on the machine meets both, so that their ratio is worth more
/// than either.
final class Match {

    private static final int WARM_UP_ROUNDS = 25;
    private static final int ROUNDS = 11;

    static final String RATIO = "of the bare loop's (median of " + ROUNDS + " rounds)";

    private final String name;
    private final int messages;
    private final List<Round> rounds;

    /// One turn of each.
    private record Round(Turn worker, Turn bare) {

        double throughput() {
            return (double) bare.nanos() / worker.nanos();
        }
    }

    private Match(String name, int messages, List<Round> rounds) {
        this.name = name;
        this.messages = messages;
        this.rounds = List.copyOf(rounds);
    }

    /// @param messages in each turn
    static Match of(
            String name,
            int messages,
            Contestant<Message> worker,
            Contestant<Planned> bare,
            Function<List<Message>, List<Planned>> plan,
            Progress progress)
            throws InterruptedException {
        var rounds = new ArrayList<Round>();
        for (int number = 0; number < WARM_UP_ROUNDS + ROUNDS; number++) {
            var work = CaptureMessages.of(messages, number);
            var calls = plan.apply(work);
            boolean workerFirst = number % 2 == 0;
            var early = workerFirst ? worker.take(work) : bare.take(calls);
            var late = workerFirst ? bare.take(calls) : worker.take(work);
            var round = workerFirst ? new Round(early, late) : new Round(late, early);
            progress.say("%s, round %d: %.0f captures a second, bare %.0f"
                    .formatted(
                            name,
                            number + 1,
                            round.worker().perSecond(messages),
                            round.bare().perSecond(messages)));
            if (number >= WARM_UP_ROUNDS) {
                rounds.add(round);
            }
        }
        return new Match(name, messages, rounds);
    }

    double ratio() {
        return median(Round::throughput);
    }

    Stream<Figure> figures() {
        return Stream.of(
                figure("", "captures a second", Round::worker, turn -> turn.perSecond(messages)),
                figure(", bare", "captures a second", Round::bare, turn -> turn.perSecond(messages)),
                figure("", "µs of processor time a capture", Round::worker, turn -> turn.processorMicros(messages)),
                figure(", bare", "µs of processor time a capture", Round::bare, turn -> turn.processorMicros(messages)),
                figure("", "receives a capture", Round::worker, turn -> turn.receives(messages)),
                figure(", bare", "receives a capture", Round::bare, turn -> turn.receives(messages)));
    }

    private Figure figure(String whose, String unit, Function<Round, Turn> turn, ToDoubleFunction<Turn> value) {
        return Figure.of(name + whose, median(round -> value.applyAsDouble(turn.apply(round))), unit);
    }

    private double median(ToDoubleFunction<Round> value) {
        return rounds.stream()
                .mapToDouble(value)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
