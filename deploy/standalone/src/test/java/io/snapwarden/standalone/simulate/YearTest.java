package io.snapwarden.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import io.snapwarden.standalone.simulate.forecast.Forecast.Day;
import io.snapwarden.standalone.simulate.forecast.Forecast.Point;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A year of ten volumes, against dates that were counted on a calendar of 2027.
class YearTest {

    private static final int VOLUMES = 10;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Forecast year;

    @BeforeAll
    static void simulate() {
        year = Scenario.keeping("{ daily: 7, weekly: 4, monthly: 12 }", VOLUMES, 365)
                .run();
    }

    /// The tenth day is a Sunday: days 4 to 10, and the Sunday of the week before.
    @Test
    void afterTenDaysTheWeekAndTheSundayBeforeAreLeft() {
        assertThat(day("2027-01-10").points()).isEqualTo(8 * VOLUMES);
        assertThat(day("2027-01-10").tiers())
                .containsEntry("weekly 4", 2 * VOLUMES)
                .containsEntry("monthly 12", VOLUMES);
    }

    /// December 25 to 31; of the Sundays 26, 19 and 12 two more; the last days of eleven months.
    @Test
    void afterTheYearSevenDaysFourWeeksAndTwelveMonthsAreLeft() {
        assertThat(day("2027-12-31").points()).isEqualTo((7 + 2 + 11) * VOLUMES);
        assertThat(day("2027-12-31").tiers())
                .containsAllEntriesOf(
                        Map.of("daily 7", 7 * VOLUMES, "weekly 4", 4 * VOLUMES, "monthly 12", 12 * VOLUMES))
                .doesNotContainKey("waits to be pruned");
    }

    @Test
    void theLastDayNamesThePointsThatAreLeft() {
        var left = year.left().resources();

        assertThat(left).hasSize(1);
        assertThat(left.getFirst().count()).isEqualTo(VOLUMES);
        assertThat(left.getFirst().points().stream().map(Point::slot))
                .containsExactlyElementsOf(Stream.of(
                                "12-31", "12-30", "12-29", "12-28", "12-27", "12-26", "12-25", "12-19", "12-12",
                                "11-30", "10-31", "09-30", "08-31", "07-31", "06-30", "05-31", "04-30", "03-31",
                                "02-28", "01-31")
                        .map(day -> LocalDate.parse("2027-" + day).atTime(2, 0).toInstant(ZoneOffset.UTC))
                        .map(Slot::new)
                        .toList());
    }

    @Test
    void everyNightCapturesEachVolumeOnce() {
        assertThat(year.nights()).hasSize(365).allSatisfy(night -> {
            assertThat(night.owed()).isEqualTo(VOLUMES);
            assertThat(night.captured()).isEqualTo(VOLUMES);
            assertThat(night.bad()).isFalse();
            assertThat(night.over()).isTrue();
        });
        assertThat(calls("CreateSnapshot")).isEqualTo(365 * VOLUMES);
        assertThat(calls("DeleteSnapshot")).isEqualTo((365 - 20) * VOLUMES);
    }

    /// 60 GiB are used of each volume, 3% of it changes in a day. On New Year's Eve its twenty points span 334 days:
    /// those of the last week are a day apart, the older ones a week or a month, which changes 21% and about 90%.
    @Test
    void storageIsTheOldestPointAndWhatChangedSince() {
        double oneVolume = 60 * (1 + days(1, 1, 1, 1, 1, 1, 6, 7, 12) + days(30, 31, 30, 31, 31, 30, 31, 30, 31, 28));

        assertThat(day("2027-12-31").gib())
                .isCloseTo(oneVolume * VOLUMES, org.assertj.core.data.Percentage.withPercentage(0.1));
        assertThat(year.costs()).hasSize(12);
        assertThat(year.costs().getFirst().days()).isEqualTo(31);
    }

    private static double days(int... apart) {
        double changed = 0;
        for (int days : apart) {
            changed += Math.min(1, 0.03 * days);
        }
        return changed;
    }

    private static long calls(String action) {
        return year.calls().stream()
                .filter(use -> use.action().equals(action))
                .mapToLong(Forecast.ApiUse::count)
                .sum();
    }

    private static Day day(String date) {
        List<Day> days =
                year.days().stream().filter(day -> day.date().equals(date)).toList();
        assertThat(days).hasSize(1);
        return days.getFirst();
    }
}
