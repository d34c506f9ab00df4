package io.snapwarden.planner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.runtime.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventReportsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final RunKey RUN = new RunKey(new PolicyName("daily"), Slot.parse("2026-11-20T02:00:00Z"));
    private static final int MOST_BYTES = 256 * 1024;

    private final MapLedger ledger = new MapLedger(() -> NOW);
    private final EventReports reports = new EventReports(ledger);

    @Test
    void aRunInThousandsOfScopesFitsIntoItsEvent() {
        var whole = report(IntStream.range(0, 17_000).mapToObj(EventReportsTest::good));

        var fitting = reports.fitting(whole);

        assertThat(WireFormat.encode(new Event.RunClosed(fitting, NOW)).body().getBytes(UTF_8))
                .hasSizeLessThan(MOST_BYTES);
        assertThat(fitting.scopes()).hasSizeGreaterThan(100);
        assertThat(fitting.rest()).isNotNull().satisfies(rest -> {
            assertThat(rest.scopes() + fitting.scopes().size()).isEqualTo(17_000);
            assertThat(rest.completed()).isEqualTo(7 * rest.scopes());
            assertThat(ledger.read(whole.keyOf(rest.hash())).map(entry -> Json.read(entry.text(), RunReport.class)))
                    .contains(whole);
        });
    }

    @Test
    void theWorstAreNamed() {
        var denied = ScopeReport.unreachable(scope(5000), "denied: assume the role snapwarden-plan");
        var whole = report(Stream.concat(IntStream.range(0, 5000).mapToObj(EventReportsTest::good), Stream.of(denied)));

        assertThat(reports.fitting(whole).scopes().getFirst()).isEqualTo(denied);
        assertThat(reports.fitting(whole).bad()).isTrue();
    }

    @Test
    void longReasonsFitAsWell() {
        var why = "\"ungewöhnlich\" ".repeat(100);
        var whole = report(IntStream.range(0, 1000).mapToObj(i -> ScopeReport.unreachable(scope(i), why)));

        var fitting = reports.fitting(whole);

        assertThat(WireFormat.encode(new Event.RunSettled(fitting, NOW)).body().getBytes(UTF_8))
                .hasSizeLessThan(MOST_BYTES);
        assertThat(fitting.rest()).isNotNull();
    }

    @Test
    void whatFitsIsNotWrittenAnywhere() {
        var whole = report(IntStream.range(0, 50).mapToObj(EventReportsTest::good));

        assertThat(reports.fitting(whole)).isSameAs(whole);
        assertThat(ledger.writes()).isZero();
    }

    private static RunReport report(Stream<ScopeReport> scopes) {
        return new RunReport(RUN, NOW.minusSeconds(3600), NOW, true, scopes.toList());
    }

    private static ScopeReport good(int number) {
        return new ScopeReport(
                scope(number),
                7,
                7,
                0,
                0,
                0,
                0,
                7L << 40,
                Duration.ofMinutes(14),
                Map.of("no tag", 3),
                Map.of(),
                List.of(),
                0,
                null);
    }

    private static Scope scope(int number) {
        return Scope.parse("%012d/eu-west-1".formatted(number));
    }
}
