package io.snapwarden.domain.schedule;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Cron expressions of all forms that the grammar knows, drawn from a source of chance. Each can fire.
record RandomCron(RandomGenerator random) {

    private static final List<String> MONTHS =
            List.of("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "7");

    /// Any expression at all.
    String any() {
        return firing(() -> String.join(" ", minutes(), hours(), daysOfMonth(), months(), daysOfWeek()));
    }

    /// An expression that fires each day.
    String daily() {
        return minutes() + " " + hours() + " * * *";
    }

    /// An expression that cron-utils 9.2.1 reads as POSIX and Vixie do, with few enough times of day to walk
    /// through a year. It joins `*/2` and a restricted other day by "or", and errs in some ranges with Sunday as
    /// `SUN` or as 7: these forms stay out.
    String forCronUtils() {
        return firing(() -> String.join(" ", someTimes(), someDays()));
    }

    private String someTimes() {
        var hours = random.nextBoolean() ? "*/" + random.nextInt(5, 24) : String.valueOf(random.nextInt(24));
        return random.nextInt(60) + " " + hours;
    }

    private String someDays() {
        var weekdays = random.nextBoolean() ? field(0, 6, String::valueOf) : field(1, 6, WEEKDAYS::get);
        return switch (random.nextInt(3)) {
            case 0 -> daysOfMonth() + " " + months() + " *";
            case 1 -> "* " + months() + " " + weekdays;
            default -> daysOfMonth().replace("*", "1-31") + " " + months() + " " + weekdays.replace("*", "0-6");
        };
    }

    private String minutes() {
        return field(0, 59, String::valueOf);
    }

    private String hours() {
        return field(0, 23, String::valueOf);
    }

    private String daysOfMonth() {
        return field(1, 31, String::valueOf);
    }

    private String months() {
        return field(1, 12, MONTHS::get);
    }

    private String daysOfWeek() {
        return field(0, 7, WEEKDAYS::get);
    }

    private static String firing(Supplier<String> drawn) {
        return Stream.generate(drawn)
                .filter(text -> !neverFires(text))
                .findFirst()
                .orElseThrow();
    }

    private static boolean neverFires(String text) {
        try {
            Cron.parse(text);
            return false;
        } catch (IllegalArgumentException refused) {
            if (refused.getMessage().contains("never fires")) {
                return true;
            }
            throw refused;
        }
    }

    private String field(int first, int last, IntFunction<String> name) {
        if (random.nextInt(3) == 0) {
            return "*";
        }
        return IntStream.range(0, random.nextInt(1, 4))
                .mapToObj(_ -> entry(first, last, name))
                .collect(Collectors.joining(","));
    }

    private String entry(int first, int last, IntFunction<String> name) {
        int low = random.nextInt(first, last + 1);
        int high = random.nextInt(low, last + 1);
        int step = random.nextInt(1, last);
        return switch (random.nextInt(4)) {
            case 0 -> "*/" + step;
            case 1 -> low + "-" + high + "/" + step;
            case 2 -> written(low, name) + "-" + written(high, name);
            default -> written(low, name);
        };
    }

    private String written(int number, IntFunction<String> name) {
        return switch (random.nextInt(3)) {
            case 0 -> name.apply(number);
            case 1 -> name.apply(number).toLowerCase(Locale.ROOT);
            default -> String.valueOf(number);
        };
    }
}
