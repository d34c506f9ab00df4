package io.snapwarden.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A year and more of one source, pruned every night: through both nights on which the clock is changed.
class YearOfNightsTest {

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "Europe/Berlin, 30 2 * * *",
        "America/New_York, 30 1 * * *",
        "Australia/Lord_Howe, 45 1 * * *",
        "America/Santiago, 0 0 * * *",
        "UTC, 59 23 * * *"
    })
    void everyMorningHasItsSevenDaysAndItsMonths(String zoneId, String cron) {
        var zone = ZoneId.of(zoneId);
        var schedule = new Schedule(Cron.parse(cron), zone, Duration.ofHours(4));
        var retention = new Retention(
                List.of(new KeepRule.Daily(7), new KeepRule.Weekly(4), new KeepRule.Monthly(6)), 1, null, null, zone);
        List<RecoveryPoint> points = new ArrayList<>();
        var slot = schedule.nextAfter(Instant.parse("2025-12-01T12:00:00Z"));
        for (int night = 1; slot.at().isBefore(Instant.parse("2027-01-10T00:00:00Z")); night++) {
            points.add(Points.made(slot.at().plusSeconds(3)).slot(slot.at()).point());
            points = new ArrayList<>(retention.plan(points).kept().keySet());
            var today = points.getLast().takenAt().atZone(zone).toLocalDate();
            assertThat(days(points, zone))
                    .as("the last days on " + today)
                    .containsAll(lastDays(today, Math.min(7, night)));
            assertThat(days(points, zone).stream().map(YearMonth::from))
                    .as("the last months on " + today)
                    .containsAll(lastMonths(today));
            assertThat(points).as("never more than the rules add up to").hasSizeLessThanOrEqualTo(7 + 4 + 6);
            slot = schedule.nextAfter(slot.at());
        }
    }

    private static List<LocalDate> days(List<RecoveryPoint> points, ZoneId zone) {
        return points.stream()
                .map(point -> point.takenAt().atZone(zone).toLocalDate())
                .toList();
    }

    private static List<LocalDate> lastDays(LocalDate today, int count) {
        return Stream.iterate(today, day -> day.minusDays(1)).limit(count).toList();
    }

    private static List<YearMonth> lastMonths(LocalDate today) {
        return Stream.iterate(YearMonth.from(today), month -> month.minusMonths(1))
                .limit(6)
                .filter(month -> month.isAfter(YearMonth.of(2025, 11)))
                .toList();
    }
}
