package io.snapwarden.domain.schedule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The oracle: reads a valid expression anew for each minute it is asked about, word by word, slowly.
record LiteralCron(String text) {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    boolean fires(LocalDateTime time) {
        var fields = text.split(" ", -1);
        int weekday = time.getDayOfWeek().getValue(); // Sunday is 7 here, and 0 in the next line
        boolean dayOfWeek = allows(fields[4], weekday, 0) || (weekday == 7 && allows(fields[4], 0, 0));
        boolean dayOfMonth = allows(fields[2], time.getDayOfMonth(), 1);
        boolean both = fields[2].charAt(0) == '*' || fields[4].charAt(0) == '*';
        return allows(fields[0], time.getMinute(), 0)
                && allows(fields[1], time.getHour(), 0)
                && allows(fields[3], time.getMonthValue(), 1)
                && (both ? dayOfMonth && dayOfWeek : dayOfMonth || dayOfWeek);
    }

    private static boolean allows(String field, int number, int first) {
        return Stream.of(field.split(",", -1)).anyMatch(entry -> entryAllows(entry, number, first));
    }

    private static boolean entryAllows(String entry, int number, int first) {
        var rangeAndStep = entry.split("/", -1);
        var ends = rangeAndStep[0].split("-", -1);
        boolean all = ends[0].equals("*");
        int low = all ? first : number(ends[0]);
        int high = all ? Integer.MAX_VALUE : number(ends[ends.length - 1]);
        int step = rangeAndStep.length == 1 ? 1 : Integer.parseInt(rangeAndStep[1]);
        return low <= number && number <= high && (number - low) % step == 0;
    }

    private static int number(String word) {
        var name = word.toUpperCase(Locale.ROOT);
        if (MONTHS.contains(name)) {
            return 1 + MONTHS.indexOf(name);
        }
        return WEEKDAYS.contains(name) ? WEEKDAYS.indexOf(name) : Integer.parseInt(word);
    }
}
