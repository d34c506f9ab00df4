package io.snapwarden.domain.schedule;

import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.domain.text.UtcText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// One scheduled instant of a policy, in whole seconds: the identity of a run. Slots order by time.
///
/// The text form is always the 20 characters of a UTC instant, `2026-11-20T01:00:00Z`, so it fits into tags and
/// keys, sorts as time does, and two equal slots never differ in text. Years 0000 to 9999 are therefore the range.
public record Slot(Instant at) implements Comparable<Slot> {

    /// Clocks may differ by so much.
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final String EXAMPLE = "2026-11-20T01:00:00Z";

    static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant TOO_LATE =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    public Slot {
        if (!at.truncatedTo(ChronoUnit.SECONDS).equals(at)) {
            throw new IllegalArgumentException("slot must be in whole seconds but is " + at);
        }
        if (at.isBefore(EARLIEST) || !at.isBefore(TOO_LATE)) {
            throw new IllegalArgumentException("slot must be in the years 0000-9999 but is " + at);
        }
    }

    /// Reads exactly what `toString` writes; other spellings of the same instant are refused, so that text which
    /// names a slot can be compared as text.
    ///
    /// @throws IllegalArgumentException for everything else, with a message fit for a log
    public static Slot parse(String text) {
        var at = UtcText.wholeSeconds(text);
        if (at == null) {
            throw new IllegalArgumentException(
                    "slot must be a UTC instant such as " + EXAMPLE + " but is " + Excerpt.of(text));
        }
        return new Slot(at);
    }

    /// Whether it is still to come, by more than clocks differ.
    public boolean isAheadOf(Instant now) {
        return Duration.between(now, at).compareTo(CLOCK_TOLERANCE) > 0;
    }

    @Override
    public int compareTo(Slot other) {
        return at.compareTo(other.at);
    }

    @Override
    public String toString() {
        var utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new StringBuilder(EXAMPLE.length());
        write(text, utc.getYear() / 100);
        write(text, utc.getYear() % 100);
        write(text.append('-'), utc.getMonthValue());
        write(text.append('-'), utc.getDayOfMonth());
        write(text.append('T'), utc.getHour());
        write(text.append(':'), utc.getMinute());
        write(text.append(':'), utc.getSecond());
        return text.append('Z').toString();
    }

    private static void write(StringBuilder text, int twoDigits) {
        text.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
    }
}
