package io.snapwarden.domain.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads instants as `Instant.toString` writes those of the years 0000 to 9999. A roll has thousands of them, and the
/// parser of the JDK takes many times as long.
public final class UtcText {

    private static final String WHOLE_SECONDS = "2026-11-20T01:00:00Z";
    private static final int SECONDS_END = WHOLE_SECONDS.length() - 1;
    private static final int MOST_DIGITS = 9;

    private UtcText() {}

    /// As `Instant.parse`, in all that it takes and refuses.
    public static Instant parse(String text) {
        var usual = usual(text);
        return usual == null ? Instant.parse(text) : usual;
    }

    /// An instant in whole seconds, written with no fraction at all; null for every other text.
    public static @Nullable Instant wholeSeconds(String text) {
        return text.length() == WHOLE_SECONDS.length() ? usual(text) : null;
    }

    private static @Nullable Instant usual(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || !looksUsual(text) || text.charAt(end) != 'Z') {
            return null;
        }
        int nanos = end == SECONDS_END ? 0 : nanos(text, SECONDS_END, end);
        if (nanos < 0) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            nanos)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null; // no such day or time
        }
    }

    /// Whether its digits and signs stand where they do in the example, up to the seconds.
    private static boolean looksUsual(String text) {
        for (int i = 0; i < SECONDS_END; i++) {
            char sign = WHOLE_SECONDS.charAt(i);
            char found = text.charAt(i);
            if (isDigit(sign) ? !isDigit(found) : found != sign) {
                return false;
            }
        }
        return true;
    }

    /// What a point and digits come to; negative where there is anything else.
    private static int nanos(String text, int point, int end) {
        int digits = end - point - 1;
        if (text.charAt(point) != '.' || digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        int nanos = 0;
        for (int i = point + 1; i <= point + MOST_DIGITS; i++) {
            char digit = i < end ? text.charAt(i) : '0';
            if (!isDigit(digit)) {
                return -1;
            }
            nanos = nanos * 10 + digit - '0';
        }
        return nanos;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
