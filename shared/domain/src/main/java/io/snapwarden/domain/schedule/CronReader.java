package io.snapwarden.domain.schedule;

import io.snapwarden.domain.text.Excerpt;
import java.time.Month;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads one cron expression, and says of each that it refuses what was found, what was expected and what to write.
record CronReader(String text) {

    private static final int LONGEST = 1000; // all five fields as full lists need less than 500
    private static final String FIELDS = "five fields (minute hour day-of-month month day-of-week)";
    private static final String EACH_WEEK = "write the weekday alone and let a monthly keep rule choose";
    private static final String EACH_WORKING_DAY = "write * here and MON-FRI as day-of-week";
    private static final Map<String, String> NICKNAMES = Map.of(
            "@yearly", "\"0 0 1 1 *\"",
            "@annually", "\"0 0 1 1 *\"",
            "@monthly", "\"0 0 1 * *\"",
            "@weekly", "\"0 0 * * 0\"",
            "@daily", "\"0 0 * * *\"",
            "@midnight", "\"0 0 * * *\"",
            "@hourly", "\"0 * * * *\"");

    Cron read() {
        var fields = fields();
        var times = times(numbers(CronField.MINUTE, fields.get(0)), numbers(CronField.HOUR, fields.get(1)));
        var days = numbers(CronField.DAY_OF_MONTH, fields.get(2));
        var months = numbers(CronField.MONTH, fields.get(3));
        var weekdays = sundayAsZero(numbers(CronField.DAY_OF_WEEK, fields.get(4)));
        boolean eitherDay = !fields.get(2).startsWith("*") && !fields.get(4).startsWith("*");
        if (!eitherDay && !someMonthHasDay(months, days.nextSetBit(0))) {
            throw refused("never fires, because no month of \"%s\" has a day of \"%s\""
                    .formatted(fields.get(3), fields.get(2)));
        }
        return new Cron(String.join(" ", fields), times, days, months, weekdays, eitherDay);
    }

    private List<String> fields() {
        if (text.length() > LONGEST) {
            throw refused("must not be longer than %d characters but has %d".formatted(LONGEST, text.length()));
        }
        var stripped = text.strip();
        refuseOtherLanguages(stripped);
        var fields = stripped.isEmpty() ? List.<String>of() : Arrays.asList(stripped.split("\\s+"));
        if (fields.size() != 5) {
            var hint = fields.size() == 6 || fields.size() == 7 ? "; leave out the seconds and the year" : "";
            throw refused("expected %s but found %d%s".formatted(FIELDS, fields.size(), hint));
        }
        return fields;
    }

    private void refuseOtherLanguages(String stripped) {
        var lower = stripped.toLowerCase(Locale.ROOT);
        if (lower.startsWith("@")) {
            throw refused("nicknames are not served; write " + NICKNAMES.getOrDefault(lower, FIELDS));
        }
        if (lower.startsWith("cron(") || lower.startsWith("rate(")) {
            throw refused("cron(...) and rate(...) of EventBridge are not served; write " + FIELDS + " alone");
        }
    }

    private BitSet numbers(CronField field, String written) {
        var numbers = new BitSet();
        for (var entry : written.split(",", -1)) {
            addEntry(field, entry, numbers);
        }
        return numbers;
    }

    private void addEntry(CronField field, String entry, BitSet numbers) {
        int slash = entry.indexOf('/');
        var range = slash < 0 ? entry : entry.substring(0, slash);
        int step = slash < 0 ? 1 : step(field, entry.substring(slash + 1));
        int dash = range.indexOf('-');
        int first = range.equals("*") ? field.first : number(field, dash < 0 ? range : range.substring(0, dash));
        int last = range.equals("*") ? field.last : dash < 0 ? first : number(field, range.substring(dash + 1));
        if (last < first) {
            throw backwards(field, range, first, last);
        }
        if (slash >= 0 && dash < 0 && !range.equals("*")) {
            throw stepWithoutRange(field, entry, first, step);
        }
        for (int number = first; number <= last; number += step) {
            numbers.set(number);
        }
    }

    private int number(CronField field, String word) {
        return field.number(word).orElseThrow(() -> unknown(field, word));
    }

    private int step(CronField field, String word) {
        int step = CronField.wholeNumber(word).orElse(0);
        if (step < 1 || step > field.last) {
            throw refused("step of %s must be 1-%d but is %s".formatted(field.label, field.last, found(word)));
        }
        return step;
    }

    private static BitSet sundayAsZero(BitSet weekdays) {
        if (weekdays.get(7)) {
            weekdays.set(0);
            weekdays.clear(7);
        }
        return weekdays;
    }

    private static BitSet times(BitSet minutes, BitSet hours) {
        var times = new BitSet();
        hours.stream().forEach(hour -> minutes.stream().forEach(minute -> times.set(hour * 60 + minute)));
        return times;
    }

    private static boolean someMonthHasDay(BitSet months, int day) {
        return months.stream().anyMatch(month -> day <= Month.of(month).maxLength());
    }

    private IllegalArgumentException unknown(CronField field, String word) {
        var upper = word.toUpperCase(Locale.ROOT);
        if (word.contains("?")) {
            return refused("%s: ? is not served; write *".formatted(field.label));
        }
        if (word.contains("#")) {
            return refused("%s: # (nth weekday of a month) is not served; %s".formatted(field.label, EACH_WEEK));
        }
        if (field.isDay() && upper.matches("L|\\d+L|[A-Z]{3}L")) {
            var instead = field == CronField.DAY_OF_MONTH ? "write 1, the day after" : EACH_WEEK;
            return refused("%s: L (last) is not served; %s".formatted(field.label, instead));
        }
        if (field.isDay() && upper.matches("L?W|\\d+W")) {
            return refused("%s: W (nearest weekday) is not served; %s".formatted(field.label, EACH_WORKING_DAY));
        }
        return refused("%s must be %s but is %s".formatted(field.label, field.expected(), found(word)));
    }

    private IllegalArgumentException stepWithoutRange(CronField field, String entry, int first, int step) {
        int start = first > field.lastOnce() ? field.first : first;
        return refused("%s: a step needs a range or *; instead of %s write %d-%d/%d"
                .formatted(field.label, entry, start, field.lastOnce(), step));
    }

    private IllegalArgumentException backwards(CronField field, String range, int first, int last) {
        var untilEnd = first > field.lastOnce() ? "" : span(first, field.lastOnce()) + ",";
        return refused("%s: range %s runs backwards; write %s%s"
                .formatted(field.label, range, untilEnd, span(field.first, last)));
    }

    private static String span(int first, int last) {
        return first == last ? String.valueOf(first) : first + "-" + last;
    }

    private static String found(String word) {
        return word.matches("[A-Za-z0-9]{1,20}") ? word : Excerpt.of(word);
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("cron " + Excerpt.of(text) + ": " + why);
    }
}
