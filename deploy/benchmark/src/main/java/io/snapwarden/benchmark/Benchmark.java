package io.snapwarden.benchmark;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import io.snapwarden.benchmark.calls.CallsBenchmark;
import io.snapwarden.benchmark.forecast.ForecastBenchmark;
import io.snapwarden.benchmark.pace.FreezeBenchmark;
import io.snapwarden.benchmark.pace.PaceBenchmark;
import io.snapwarden.benchmark.planner.PlannerBenchmark;
import io.snapwarden.benchmark.scopes.ScopesBenchmark;
import io.snapwarden.benchmark.throughput.ThroughputBenchmark;
import io.snapwarden.runtime.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/// Measures what was named, or everything, and prints one JSON document; or makes a table of such a document.
public final class Benchmark {

    private static final String USAGE = """
        usage: deploy/benchmark/run [calls] [planner] [throughput] [pace] [freeze] [scopes] [forecast]   measures, and prints JSON; everything when none is named
               deploy/benchmark/run --table FILE.json   prints what was measured as a Markdown table""";

    private static final Set<String> MEASUREMENTS =
            Set.of("calls", "planner", "throughput", "pace", "freeze", "scopes", "forecast");
    private static final int MISSED = 1;
    private static final int WRONG_USAGE = 2;

    private Benchmark() {}

    static void main(String[] arguments) throws Exception {
        var words = List.of(arguments);
        if (words.size() == 2 && words.getFirst().equals("--table")) {
            System.out.print(ResultTable.of(read(Path.of(words.getLast()))));
        } else if (MEASUREMENTS.containsAll(words)) {
            var results = measure(words.isEmpty() ? MEASUREMENTS : Set.copyOf(words));
            System.out.println(pretty(Json.write(results)));
            System.exit(results.met() ? 0 : MISSED);
        } else {
            System.err.println(USAGE);
            System.exit(WRONG_USAGE);
        }
    }

    private static Results measure(Set<String> wanted) throws Exception {
        var progress = new Progress(System.err);
        var machine = Machine.here();
        return Results.of(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                machine,
                wanted.contains("calls") ? CallsBenchmark.run(progress) : List.of(),
                wanted.contains("planner") ? PlannerBenchmark.run(progress) : List.of(),
                wanted.contains("throughput") ? ThroughputBenchmark.run(progress) : List.of(),
                wanted.contains("pace") ? PaceBenchmark.run(progress) : List.of(),
                wanted.contains("freeze") ? FreezeBenchmark.run(progress) : List.of(),
                wanted.contains("scopes") ? ScopesBenchmark.run(progress) : List.of(),
                wanted.contains("forecast") ? ForecastBenchmark.run(progress) : List.of());
    }

    private static Results read(Path file) throws IOException {
        return Json.read(Files.readString(file), Results.class);
    }

    private static String pretty(String json) {
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(JsonParser.parseString(json));
    }
}
