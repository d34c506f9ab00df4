package io.snapwarden.domain.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Objects;

/// A cron expression of five fields: minute, hour, day-of-month, month, day-of-week. It speaks of local times and
/// knows no zone; [Schedule] turns its times into instants.
///
/// A field is `*`, a number, a name (`JAN`-`DEC`, `SUN`-`SAT`, in any case), a range `1-10`, a step over either
/// (`*/15`, `1-10/3`), or a comma list of these. Sunday is 0 and 7. Between the two day fields the rule of POSIX and
/// of Vixie's cron holds: when both are restricted a day fires if *either* allows it, and a field that starts with
/// `*` counts as unrestricted, so that beside it (`*/2` included) a day fires only if *both* allow it.
///
/// Each expression that parses fires again and again, in the past as in the future: what can never fire is refused.
/// Immutable. Equal are expressions whose fields allow the same values, however they are written.
public final class Cron {

    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

    private final String text;
    private final BitSet times; // of the day, in minutes
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays; // Sunday is 0
    private final boolean eitherDay;

    Cron(String text, BitSet times, BitSet days, BitSet months, BitSet weekdays, boolean eitherDay) {
        this.text = text;
        this.times = times;
        this.days = days;
        this.months = months;
        this.weekdays = weekdays;
        this.eitherDay = eitherDay;
    }

    /// @throws IllegalArgumentException naming the field, what was found and what was expected; forms of other
    ///     schedulers (seconds, years, `?`, `L`, `W`, `#`, `@daily`) are refused by name, with a remedy
    public static Cron parse(String text) {
        return new CronReader(text).read();
    }

    /// The first time that fires strictly after the given one. Takes microseconds however rare the expression.
    public LocalDateTime next(LocalDateTime after) {
        var earliest = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        var today = earliest.toLocalDate();
        int time = times.nextSetBit(earliest.get(ChronoField.MINUTE_OF_DAY));
        return time >= 0 && firesOn(today)
                ? at(today, time)
                : at(firingDayFrom(today.plusDays(1)), times.nextSetBit(0));
    }

    /// The last time that fires strictly before the given one.
    public LocalDateTime previous(LocalDateTime before) {
        var latest = before.minusNanos(1);
        var today = latest.toLocalDate();
        int time = times.previousSetBit(latest.get(ChronoField.MINUTE_OF_DAY));
        return time >= 0 && firesOn(today)
                ? at(today, time)
                : at(firingDayUntil(today.minusDays(1)), times.previousSetBit(MINUTES_PER_DAY - 1));
    }

    /// Whether it fires in the minute of the given time.
    public boolean matches(LocalDateTime time) {
        return times.get(time.get(ChronoField.MINUTE_OF_DAY)) && firesOn(time.toLocalDate());
    }

    // Ends: CronReader refused what has no day in any year, and 29 February meets each weekday within 40 years.
    private LocalDate firingDayFrom(LocalDate day) {
        while (!firesOn(day)) {
            day = firesInMonthOf(day) ? day.plusDays(1) : day.withDayOfMonth(1).plusMonths(1);
        }
        return day;
    }

    private LocalDate firingDayUntil(LocalDate day) {
        while (!firesOn(day)) {
            day = firesInMonthOf(day) ? day.minusDays(1) : day.withDayOfMonth(1).minusDays(1);
        }
        return day;
    }

    private boolean firesOn(LocalDate day) {
        boolean dayOfMonth = days.get(day.getDayOfMonth());
        boolean dayOfWeek = weekdays.get(day.getDayOfWeek().getValue() % 7);
        return firesInMonthOf(day) && (eitherDay ? dayOfMonth || dayOfWeek : dayOfMonth && dayOfWeek);
    }

    private boolean firesInMonthOf(LocalDate day) {
        return months.get(day.getMonthValue());
    }

    private static LocalDateTime at(LocalDate day, int time) {
        return day.atTime(time / MINUTES_PER_HOUR, time % MINUTES_PER_HOUR);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron that
                && times.equals(that.times)
                && days.equals(that.days)
                && months.equals(that.months)
                && weekdays.equals(that.weekdays)
                && eitherDay == that.eitherDay;
    }

    @Override
    public int hashCode() {
        return Objects.hash(times, days, months, weekdays, eitherDay);
    }

    /// The expression as it was written, its fields separated by one space; `parse` reads it back.
    @Override
    public String toString() {
        return text;
    }
}
