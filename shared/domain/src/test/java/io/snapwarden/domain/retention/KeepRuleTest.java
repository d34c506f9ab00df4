package io.snapwarden.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.retention.KeepRule.Daily;
import io.snapwarden.domain.retention.KeepRule.Hourly;
import io.snapwarden.domain.retention.KeepRule.Last;
import io.snapwarden.domain.retention.KeepRule.Monthly;
import io.snapwarden.domain.retention.KeepRule.Weekly;
import io.snapwarden.domain.retention.KeepRule.Within;
import io.snapwarden.domain.retention.KeepRule.Yearly;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables: instants that exist, newest first, and what one rule keeps of them.
class KeepRuleTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final List<String> BUSY_DAYS = List.of(
            "2026-03-03T10:45:00Z",
            "2026-03-03T10:15:00Z",
            "2026-03-03T09:00:00Z",
            "2026-03-02T23:59:59Z",
            "2026-03-02T00:00:00Z",
            "2026-03-01T12:00:00Z",
            "2026-02-28T12:00:00Z",
            "2026-02-15T12:00:00Z",
            "2026-01-31T12:00:00Z",
            "2025-12-31T12:00:00Z",
            "2025-06-01T12:00:00Z",
            "2024-12-30T12:00:00Z");

    @Test
    void lastKeepsTheNewest() {
        assertThat(kept(new Last(2), UTC, BUSY_DAYS)).containsExactly("2026-03-03T10:45:00Z", "2026-03-03T10:15:00Z");
    }

    @Test
    void lastKeepsAllWhereFewerExist() {
        assertThat(kept(new Last(100), UTC, BUSY_DAYS)).isEqualTo(BUSY_DAYS);
    }

    @Test
    void hourlyKeepsTheNewestOfEachHourThatHasOne() {
        assertThat(kept(new Hourly(3), UTC, BUSY_DAYS))
                .containsExactly("2026-03-03T10:45:00Z", "2026-03-03T09:00:00Z", "2026-03-02T23:59:59Z");
    }

    @Test
    void dailyKeepsTheNewestOfEachDayThatHasOne() {
        assertThat(kept(new Daily(4), UTC, BUSY_DAYS))
                .containsExactly(
                        "2026-03-03T10:45:00Z", "2026-03-02T23:59:59Z", "2026-03-01T12:00:00Z", "2026-02-28T12:00:00Z");
    }

    @Test
    void daysBeginAtMidnightInThePolicysZone() {
        assertThat(kept(new Daily(2), BERLIN, BUSY_DAYS))
                .as("23:59:59Z is past midnight in Berlin, so it is a point of the same day as 10:45Z")
                .containsExactly("2026-03-03T10:45:00Z", "2026-03-02T00:00:00Z");
    }

    @Test
    void weeklyKeepsTheNewestOfEachIsoWeek() {
        assertThat(kept(new Weekly(4), UTC, BUSY_DAYS))
                .as("2026-03-01 is a Sunday and ends the week before")
                .containsExactly(
                        "2026-03-03T10:45:00Z", "2026-03-01T12:00:00Z", "2026-02-15T12:00:00Z", "2026-01-31T12:00:00Z");
    }

    @Test
    void aWeekThatSpansTwoYearsIsOneWeek() {
        assertThat(kept(
                        new Weekly(2),
                        UTC,
                        List.of("2026-01-01T12:00:00Z", "2025-12-29T12:00:00Z", "2025-12-28T12:00:00Z")))
                .containsExactly("2026-01-01T12:00:00Z", "2025-12-28T12:00:00Z");
    }

    @Test
    void monthlyIsRepresentedByWhatExists() {
        assertThat(kept(new Monthly(5), UTC, BUSY_DAYS))
                .as("no point on any 1st is needed, and months without a point do not count")
                .containsExactly(
                        "2026-03-03T10:45:00Z",
                        "2026-02-28T12:00:00Z",
                        "2026-01-31T12:00:00Z",
                        "2025-12-31T12:00:00Z",
                        "2025-06-01T12:00:00Z");
    }

    @Test
    void yearlyKeepsTheNewestOfEachYear() {
        assertThat(kept(new Yearly(3), UTC, BUSY_DAYS))
                .containsExactly("2026-03-03T10:45:00Z", "2025-12-31T12:00:00Z", "2024-12-30T12:00:00Z");
    }

    @Test
    void withinKeepsEverythingYoungerAndNotWhatIsExactlyThatOld() {
        assertThat(kept(
                        new Within(Duration.ofDays(1)),
                        UTC,
                        List.of("2026-03-03T12:00:00Z", "2026-03-02T12:00:01Z", "2026-03-02T12:00:00Z")))
                .containsExactly("2026-03-03T12:00:00Z", "2026-03-02T12:00:01Z");
    }

    @Test
    void anHourThatTheClockShowsTwiceIsTwoHours() {
        assertThat(kept(new Hourly(9), BERLIN, List.of("2026-10-25T01:30:00Z", "2026-10-25T00:30:00Z")))
                .as("both read 02:30 in Berlin")
                .hasSize(2);
    }

    @Test
    void hoursBeginWhereTheZonesClockIsFull() {
        assertThat(kept(
                        new Hourly(9),
                        ZoneId.of("Asia/Kolkata"),
                        List.of("2026-03-03T10:45:00Z", "2026-03-03T10:15:00Z")))
                .as("16:15 and 15:45 in Kolkata")
                .hasSize(2);
        assertThat(kept(
                        new Hourly(9),
                        ZoneId.of("Asia/Kolkata"),
                        List.of("2026-03-03T11:15:00Z", "2026-03-03T10:45:00Z")))
                .as("16:45 and 16:15 in Kolkata")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aRuleThatKeepsNothingIsRefusedByItsKey(int count) {
        Stream.<Runnable>of(
                        () -> new Last(count),
                        () -> new Hourly(count),
                        () -> new Daily(count),
                        () -> new Weekly(count),
                        () -> new Monthly(count),
                        () -> new Yearly(count))
                .forEach(rule -> assertThatIllegalArgumentException()
                        .isThrownBy(rule::run)
                        .withMessageMatching("retain\\.\\w+ must be at least 1 but is " + count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "P36501D"})
    void anImpossibleAgeIsRefused(String age) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Within(Duration.parse(age)))
                .withMessageContaining("retain.within");
    }

    private static List<String> kept(KeepRule rule, ZoneId zone, List<String> newestFirst) {
        var points = newestFirst.stream().map(Points::at).toList();
        var now = Instant.parse(newestFirst.getFirst());
        return rule.keeps(points, now, zone)
                .map(point -> point.takenAt().toString())
                .toList();
    }
}
