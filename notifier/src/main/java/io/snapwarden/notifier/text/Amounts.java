package io.snapwarden.notifier.text;

import java.time.Duration;
import java.util.Locale;

/// Amounts as people say them.
public final class Amounts {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int STEP = 1024;

    private Amounts() {}

    public static String size(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return (amount < 10 ? String.format(Locale.ROOT, "%.1f", amount) : String.format(Locale.ROOT, "%.0f", amount))
                + " " + UNITS[unit];
    }

    public static String elapsed(Duration time) {
        if (time.toDays() > 0) {
            return parts(time.toDays() + "d", time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return parts(time.toHours() + "h", time.toMinutesPart(), "m");
        }
        return time.toMinutes() > 0 ? parts(time.toMinutes() + "m", time.toSecondsPart(), "s") : time.toSeconds() + "s";
    }

    private static String parts(String first, int second, String unit) {
        return second == 0 ? first : first + " " + second + unit;
    }

    public static String count(long count, String one, String many) {
        return grouped(count) + " " + (count == 1 ? one : many);
    }

    public static String count(long count, String one) {
        return count(count, one, one + "s");
    }

    public static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
