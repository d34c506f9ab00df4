package io.snapwarden.notifier.metric;

import static io.snapwarden.runtime.port.MetricSink.Unit.BYTES;
import static io.snapwarden.runtime.port.MetricSink.Unit.COUNT;
import static io.snapwarden.runtime.port.MetricSink.Unit.SECONDS;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.duty.Duty;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.runtime.port.MetricSink.Metric;
import io.snapwarden.runtime.work.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Numbers of each run per policy and Region. `Errors` is written as 0 when all is well, so that an alarm on silence
/// can tell health from death.
///
/// A run that closes with points still pending is measured, and measured again when it settles: read its numbers with
/// the statistic Maximum. One that settles as it closes is measured once, by whichever of its two events arrives.
public final class MetricDuty implements Duty {

    private final MetricSink sink;

    public MetricDuty(MetricSink sink) {
        this.sink = sink;
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public Optional<String> mark(Event event) {
        return report(event).map(report -> report.run() + (report.settled() ? " settled" : " closed"));
    }

    @Override
    public Outcome handle(Event event) {
        report(event).ifPresent(report -> {
            var metrics = report.scopes().stream()
                    .flatMap(scope -> measure(report, scope, event.at()))
                    .toList();
            if (!metrics.isEmpty()) {
                sink.put(metrics);
            }
        });
        return new Outcome.Done();
    }

    private static Optional<RunReport> report(Event event) {
        return switch (event) {
            case Event.RunClosed(var report, var _) -> Optional.of(report);
            case Event.RunSettled(var report, var _) -> Optional.of(report);
            case Event _ -> Optional.empty();
        };
    }

    private static Stream<Metric> measure(RunReport report, ScopeReport scope, Instant at) {
        var dimensions = Map.of(
                "Policy", report.run().policy().value(),
                "Region", scope.scope().region().id(),
                "Account", scope.scope().account().value());
        int errors = scope.failed() + scope.missed() + (scope.unreachable() == null ? 0 : 1);
        var counts = Stream.of(
                new Metric("Errors", errors, COUNT, dimensions, at),
                new Metric("Captured", scope.completed() + scope.pending(), COUNT, dimensions, at),
                new Metric("Missed", scope.missed(), COUNT, dimensions, at),
                new Metric("Size", scope.fullSizeBytes(), BYTES, dimensions, at));
        var elapsed = scope.elapsed();
        return elapsed == null
                ? counts
                : Stream.concat(
                        counts, Stream.of(new Metric("ElapsedTime", elapsed.toSeconds(), SECONDS, dimensions, at)));
    }
}
