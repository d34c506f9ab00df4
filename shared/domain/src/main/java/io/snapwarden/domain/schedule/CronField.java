package io.snapwarden.domain.schedule;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// The five fields: what each is called and which numbers and names it takes.
enum CronField {
    MINUTE("minute", 0, 59),
    HOUR("hour", 0, 23),
    DAY_OF_MONTH("day-of-month", 1, 31),
    MONTH("month", 1, 12),
    DAY_OF_WEEK("day-of-week", 0, 7);

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int DIGITS_OF_AN_INT = 9;

    final String label;
    final int first;
    final int last;

    CronField(String label, int first, int last) {
        this.label = label;
        this.first = first;
        this.last = last;
    }

    /// The number that a word stands for; empty when the field has no such number or name.
    OptionalInt number(String word) {
        int name = names().indexOf(asciiCapitals(word));
        if (name >= 0) {
            return OptionalInt.of(first + name);
        }
        var number = wholeNumber(word);
        return number.isPresent() && number.getAsInt() >= first && number.getAsInt() <= last
                ? number
                : OptionalInt.empty();
    }

    /// What the field takes, in words: `0-59`, `1-12 or JAN-DEC`.
    String expected() {
        var numbers = first + "-" + last;
        return names().isEmpty() ? numbers : numbers + " or " + names().getFirst() + "-" + names().getLast();
    }

    /// The last number that does not mean the same as the first, as the 7 of Sunday does.
    int lastOnce() {
        return this == DAY_OF_WEEK ? last - 1 : last;
    }

    boolean isDay() {
        return this == DAY_OF_MONTH || this == DAY_OF_WEEK;
    }

    private List<String> names() {
        return switch (this) {
            case MONTH -> MONTHS;
            case DAY_OF_WEEK -> WEEKDAYS;
            case MINUTE, HOUR, DAY_OF_MONTH -> List.of();
        };
    }

    // Only ASCII: Unicode has letters that are not s or i and whose capitals are S and I.
    private static String asciiCapitals(String word) {
        return word.chars().allMatch(character -> character < 128) ? word.toUpperCase(Locale.ROOT) : word;
    }

    static OptionalInt wholeNumber(String word) {
        boolean digits = word.chars().allMatch(character -> character >= '0' && character <= '9');
        return digits && !word.isEmpty() && word.length() <= DIGITS_OF_AN_INT
                ? OptionalInt.of(Integer.parseInt(word))
                : OptionalInt.empty();
    }
}
