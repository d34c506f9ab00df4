package io.snapwarden.domain.retention;

import io.snapwarden.domain.point.RecoveryPoint;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A reason to keep. Rules by period keep the newest point of each of the newest n periods that have one, chosen
/// among what exists, so that a period whose regular point failed is represented by another.
public sealed interface KeepRule {

    Duration LONGEST_AGE = Duration.ofDays(36_500);

    /// The points that this rule wants kept.
    ///
    /// @param newestFirst the good points of one source, one for each slot
    /// @param now the instant of the newest of them
    Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone);

    /// As in a policy file: `daily 7`.
    String words();

    /// Where nothing is ours to let go.
    record Everything() implements KeepRule {

        @Override
        public Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone) {
            return newestFirst.stream();
        }

        @Override
        public String words() {
            return "everything";
        }
    }

    record Last(int count) implements KeepRule {
        public Last {
            requireCount("last", count);
        }

        @Override
        public Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone) {
            return newestFirst.stream().limit(count);
        }

        @Override
        public String words() {
            return "last " + count;
        }
    }

    /// Hours begin when the zone's clock shows a full hour, and an hour that it shows twice is two.
    record Hourly(int count) implements KeepRule {
        public Hourly {
            requireCount("hourly", count);
        }

        @Override
        public Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone) {
            return newestOfEach(
                    newestFirst, zone, count, at -> at.toOffsetDateTime().truncatedTo(ChronoUnit.HOURS));
        }

        @Override
        public String words() {
            return "hourly " + count;
        }
    }

    record Daily(int count) implements KeepRule {
        public Daily {
            requireCount("daily", count);
        }

        @Override
        public Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone) {
            return newestOfEach(newestFirst, zone, count, ZonedDateTime::toLocalDate);
        }

        @Override
        public String words() {
            return "daily " + count;
        }
    }

    /// Weeks are ISO weeks: they begin on Monday.
    record Weekly(int count) implements KeepRule {
        public Weekly {
            requireCount("weekly", count);
        }

        @Override
        public Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone) {
            return newestOfEach(newestFirst, zone, count, at -> monday(at.toLocalDate()));
        }

        private static LocalDate monday(LocalDate day) {
            return day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
        }

        @Override
        public String words() {
            return "weekly " + count;
        }
    }

    record Monthly(int count) implements KeepRule {
        public Monthly {
            requireCount("monthly", count);
        }

        @Override
        public Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone) {
            return newestOfEach(newestFirst, zone, count, YearMonth::from);
        }

        @Override
        public String words() {
            return "monthly " + count;
        }
    }

    record Yearly(int count) implements KeepRule {
        public Yearly {
            requireCount("yearly", count);
        }

        @Override
        public Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone) {
            return newestOfEach(newestFirst, zone, count, ZonedDateTime::getYear);
        }

        @Override
        public String words() {
            return "yearly " + count;
        }
    }

    /// Everything younger than `age`.
    record Within(Duration age) implements KeepRule {
        public Within {
            requireAge("within", age);
        }

        @Override
        public Stream<RecoveryPoint> keeps(List<RecoveryPoint> newestFirst, Instant now, ZoneId zone) {
            var oldest = now.minus(age);
            return newestFirst.stream().filter(point -> point.takenAt().isAfter(oldest));
        }

        @Override
        public String words() {
            return "within " + age;
        }
    }

    private static Stream<RecoveryPoint> newestOfEach(
            List<RecoveryPoint> newestFirst, ZoneId zone, int periods, Function<ZonedDateTime, Object> period) {
        var seen = new HashSet<Object>();
        return newestFirst.stream()
                .filter(point -> seen.add(period.apply(point.takenAt().atZone(zone))))
                .limit(periods);
    }

    /// Bounded, so that counting back from any instant stays within the calendar.
    static void requireAge(String key, Duration age) {
        if (!age.isPositive() || age.compareTo(LONGEST_AGE) > 0) {
            throw new IllegalArgumentException(
                    "retain." + key + " must be more than nothing and at most 36500 days but is " + age);
        }
    }

    private static void requireCount(String key, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("retain." + key + " must be at least 1 but is " + count);
        }
    }
}
