package io.snapwarden.notifier.metric;

import static io.snapwarden.runtime.port.MetricSink.Unit.BYTES;
import static io.snapwarden.runtime.port.MetricSink.Unit.COUNT;
import static io.snapwarden.runtime.port.MetricSink.Unit.SECONDS;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.duty.Duty;
import io.snapwarden.notifier.duty.LedgerState;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.runtime.port.MetricSink.Metric;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.work.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Numbers of each run per policy and Region, and two of the whole run without dimensions, for alarms that know no
/// policy by name. `Errors` is written as 0 when all is well, so that an alarm on silence can tell health from death.
///
/// A run that closes with points still pending is measured, and measured again when it settles: read its numbers with
/// the statistic Maximum. One that settles as it closes is measured once, by whichever of its two events arrives.
public final class MetricDuty implements Duty {

    private final MetricSink sink;
    private final RunLedger ledger;

    public MetricDuty(MetricSink sink, RunLedger ledger) {
        this.sink = sink;
        this.ledger = ledger;
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
            var scopes = report.scopes().stream().flatMap(scope -> measure(report, scope, event.at()));
            sink.put(Stream.concat(scopes, measure(report, event.at())).toList());
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
        var counts = Stream.of(
                new Metric("Errors", errors(scope), COUNT, dimensions, at),
                new Metric("Captured", scope.completed() + scope.pending(), COUNT, dimensions, at),
                new Metric("Missed", scope.missed(), COUNT, dimensions, at),
                new Metric("Size", scope.fullSizeBytes(), BYTES, dimensions, at));
        var elapsed = scope.elapsed();
        return elapsed == null
                ? counts
                : Stream.concat(
                        counts, Stream.of(new Metric("ElapsedTime", elapsed.toSeconds(), SECONDS, dimensions, at)));
    }

    private Stream<Metric> measure(RunReport report, Instant at) {
        int errors = report.scopes().stream().mapToInt(MetricDuty::errors).sum();
        var ratio = report.scopes().stream()
                .flatMap(scope -> ratio(report, scope).stream())
                .max(Double::compare)
                .map(most -> new Metric("ElapsedTimeRatio", most, COUNT, Map.of(), at));
        return Stream.concat(Stream.of(new Metric("Errors", errors, COUNT, Map.of(), at)), ratio.stream());
    }

    private Optional<Double> ratio(RunReport report, ScopeReport scope) {
        var elapsed = scope.elapsed();
        if (elapsed == null) {
            return Optional.empty();
        }
        var run = report.run();
        var at = scope.scope();
        var key = "averages/" + run.policy() + "/" + at.account() + "/" + at.region();
        var slot = run.slot().toString();
        return new LedgerState<>(ledger, key, RunningAverage.class, RunningAverage.NONE)
                .update(average -> average.after(slot, elapsed))
                .ratio(slot);
    }

    private static int errors(ScopeReport scope) {
        return scope.failed() + scope.missed() + (scope.unreachable() == null ? 0 : 1);
    }
}
