package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Excerpt;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// Durations as people write them, in policy files and on the command line: `30s`, `15m`, `4h`, `2d`, or ISO `PT4H30M`.
public final class Durations {

    /// A hundred years: more is a typing error, and instants that far away do not add up.
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern SHORT = Pattern.compile("(\\d{1,10})([smhd])");
    private static final Pattern ISO = Pattern.compile("P[0-9DTHMS.]{1,40}");

    private Durations() {}

    /// @throws IllegalArgumentException for anything else, for what is negative, and for more than [#LONGEST]
    public static Duration parse(String text) {
        var written = SHORT.matcher(text);
        var duration = written.matches() ? of(Long.parseLong(written.group(1)), written.group(2)) : iso(text);
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected at most 36500d, found " + Excerpt.of(text));
        }
        return duration;
    }

    /// The shortest form that [#parse] reads back: `4h`, `90m`, `PT0.5S`.
    public static String write(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 0 || !duration.equals(Duration.ofSeconds(seconds))) {
            return duration.toString();
        }
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3_600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3_600 + "h";
    }

    private static Duration of(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Duration iso(String text) {
        try {
            if (ISO.matcher(text).matches()) {
                return Duration.parse(text);
            }
        } catch (DateTimeParseException _) {
            // told below, like all other text
        }
        throw new IllegalArgumentException(
                "expected a duration such as 30s, 15m, 4h, 2d or PT4H30M, found " + Excerpt.of(text));
    }
}
