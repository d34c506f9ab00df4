package io.snapwarden.notifier.metric;

import static io.snapwarden.notifier.Reports.GIB;
import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.VIRGINIA;
import static io.snapwarden.notifier.Reports.closed;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.failed;
import static io.snapwarden.notifier.Reports.good;
import static io.snapwarden.notifier.Reports.missed;
import static io.snapwarden.notifier.Reports.scope;
import static io.snapwarden.notifier.Reports.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.Outside;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricDutyTest {

    private final Outside outside = new Outside();
    private final MetricDuty duty = new MetricDuty(outside.sink, outside.ledger);

    @Test
    void measuresEachRegionOfARun() {
        duty.handle(closed(
                daily(20),
                scope(IRELAND, 8, 0, 1, List.of(failed(7, "error"), missed(8, "late")), 0),
                good(VIRGINIA, 2)));

        assertThat(values(IRELAND))
                .isEqualTo(Map.of(
                        "Captured", 9.0, "Errors", 2.0, "Missed", 1.0, "Size", 800.0 * GIB, "ElapsedTime", 840.0));
        assertThat(values(VIRGINIA)).containsEntry("Errors", 0.0);
        assertThat(outside.metrics.getFirst().dimensions())
                .isEqualTo(Map.of("Policy", "daily-prod", "Region", "eu-west-1", "Account", "111122223333"));
    }

    @Test
    void anUnreachableScopeIsAnErrorAndHasNoElapsedTime() {
        duty.handle(settled(daily(20), ScopeReport.unreachable(IRELAND, "denied")));

        assertThat(values(IRELAND)).containsEntry("Errors", 1.0).doesNotContainKey("ElapsedTime");
    }

    @Test
    void aRunThatSettlesAsItClosesIsMeasuredOnceThoughOneOfItsEventsBeLost() {
        var closed = closed(daily(20), good(IRELAND, 1));
        duty.handle(closed);
        assertThat(values(IRELAND)).containsEntry("Captured", 1.0);
        assertThat(duty.mark(closed)).isPresent().isEqualTo(duty.mark(settled(daily(20), good(IRELAND, 1))));
    }

    @Test
    void aRunThatSettlesLaterIsMeasuredAgain() {
        assertThat(duty.mark(closed(daily(20), scope(IRELAND, 1, 0, 1, List.of(), 0))))
                .isPresent()
                .isNotEqualTo(duty.mark(settled(daily(20), good(IRELAND, 2))));
    }

    @Test
    void theWholeRunIsMeasuredWithoutDimensionsForAlarmsThatKnowNoPolicy() {
        for (int day = 20; day <= 22; day++) {
            duty.handle(closed(daily(day), good(IRELAND, 1), good(VIRGINIA, 1)));
        }
        assertThat(ofWholeRuns()).isEqualTo(Map.of("Errors", 0.0));

        duty.handle(closed(
                daily(23),
                scope(IRELAND, 1, 0, 0, List.of(failed(7, "error")), 0),
                ScopeReport.unreachable(VIRGINIA, "off")));
        assertThat(ofWholeRuns()).isEqualTo(Map.of("Errors", 2.0, "ElapsedTimeRatio", 1.0));
    }

    private Map<String, Double> ofWholeRuns() {
        var values = new TreeMap<String, Double>();
        outside.metrics.stream()
                .filter(metric -> metric.dimensions().isEmpty())
                .forEach(metric -> values.put(metric.name(), metric.value()));
        return values;
    }

    private Map<String, Double> values(Scope scope) {
        var values = new TreeMap<String, Double>();
        outside.metrics.stream()
                .filter(metric ->
                        metric.dimensions().containsValue(scope.region().id()))
                .forEach(metric -> values.put(metric.name(), metric.value()));
        return values;
    }
}
