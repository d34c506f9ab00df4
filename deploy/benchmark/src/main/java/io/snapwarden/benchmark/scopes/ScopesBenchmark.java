package io.snapwarden.benchmark.scopes;

import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.Progress;
import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.simulation.SimulationClock;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the calls of a night and of the idle day before and after it, over a thousand accounts with 17 Regions each.
public final class ScopesBenchmark {

    private static final int ACCOUNTS = 1_000;
    private static final long SEED = 7;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MIB = 1024.0 * 1024.0;
    private static final Instant EVE = Instant.parse("2026-11-19T12:00:00Z");

    private static final String LOOKS = "run ledger: read";

    /// One in 15 minutes whether any run is marked.
    private static final int MOST_LOOKS = 112;

    private static final String POLICY = """
        version: 1
        scopes: { regions: all, accounts: { organization: true } }
        prune: { mode: delete }
        policies:
          - name: daily
            select: { kind: instance, tags: { Backup: daily } }
            schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
            retain: { last: 2 }
        """;

    private ScopesBenchmark() {}

    public static List<Figure> run(Progress progress) {
        return run(new Estate(ACCOUNTS), progress);
    }

    static List<Figure> run(Estate estate, Progress progress) {
        var clock = new SimulationClock(EVE);
        var aws = new SimulatedAws(clock, Limits.published(), SEED);
        estate.stage(aws);
        var hub = new Hub(aws, clock, file());
        hub.workUntil(Instant.parse("2026-11-19T12:01:00Z")); // the first look at an empty ledger
        var before = hub.counts();
        hub.workUntil(Instant.parse("2026-11-20T02:00:00Z"));
        var evening = hub.counts();
        progress.say("a night of " + estate.accounts() + " accounts with " + Estate.REGIONS + " Regions");
        long start = System.nanoTime();
        hub.workUntil(Instant.parse("2026-11-20T12:00:00Z"));
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        var noon = hub.counts();
        hub.workUntil(Instant.parse("2026-11-21T01:59:00Z"));
        requireWhole(estate, hub.events());

        var figures = new ArrayList<Figure>();
        var name = "%,d accounts in %d Regions".formatted(estate.accounts(), Estate.REGIONS);
        var between = name + ", a day between nights: ";
        double idle = sum(before, evening) + sum(noon, hub.counts());
        double looks = of(LOOKS, before, evening) + of(LOOKS, noon, hub.counts());
        figures.add(Figure.atMost(0, between + "calls of any name but looks at the run ledger", idle - looks, ""));
        figures.add(Figure.atMost(MOST_LOOKS, between + "looks at the run ledger, in 28 hours", looks, ""));
        noon.forEach((call, count) ->
                figures.add(Figure.of(name + ", a night: " + call, difference(count, evening.get(call)), "")));
        figures.add(Figure.of(name + ", a night: time of all services in one thread", seconds, "s"));
        figures.add(Figure.of(name + ": heap, the simulated accounts included", heap(), "MiB"));
        figures.forEach(progress::say);
        return figures;
    }

    private static PolicyFile file() {
        return new PolicyFileReader().read("policy.yaml", POLICY.getBytes(StandardCharsets.UTF_8));
    }

    private static double sum(Map<String, Long> from, Map<String, Long> to) {
        return to.entrySet().stream()
                .mapToDouble(call -> difference(call.getValue(), from.get(call.getKey())))
                .sum();
    }

    private static double of(String call, Map<String, Long> from, Map<String, Long> to) {
        return difference(to.getOrDefault(call, 0L), from.get(call));
    }

    private static double difference(long count, @Nullable Long before) {
        return (double) count - (before == null ? 0 : before);
    }

    /// Few calls are worth nothing when a capture is missing, or trouble was not said once.
    private static void requireWhole(Estate estate, List<Event> events) {
        var settled = of(events, Event.RunSettled.class).getFirst().report();
        int completed =
                settled.scopes().stream().mapToInt(ScopeReport::completed).sum();
        require("captures completed", estate.captures(), completed);
        require(
                "scopes said to be unreachable",
                1 + Estate.REGIONS,
                of(events, Event.ScopeUnreachable.class).size());
        require("doubts said", 2, of(events, Event.ScopesInDoubt.class).size());
    }

    private static <E extends Event> List<E> of(List<Event> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void require(String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalStateException("expected " + expected + " " + what + " but there were " + found);
        }
    }

    private static double heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
