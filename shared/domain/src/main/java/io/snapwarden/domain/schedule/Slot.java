package io.snapwarden.domain.schedule;

import io.snapwarden.domain.text.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// One scheduled instant of a policy, in whole seconds: the identity of a run. Slots order by time.
///
/// The text form is always the 20 characters of a UTC instant, `2026-11-20T01:00:00Z`, so it fits into tags and
/// keys, sorts as time does, and two equal slots never differ in text. Years 0000 to 9999 are therefore the range.
public record Slot(Instant at) implements Comparable<Slot> {

    /// Clocks may differ by so much.
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

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
        if (text.length() == "2026-11-20T01:00:00Z".length()) {
            try {
                var at = Instant.parse(text);
                if (at.toString().equals(text)) {
                    return new Slot(at);
                }
            } catch (DateTimeParseException _) {
                // said below, together with the spellings that parse but are not ours
            }
        }
        throw new IllegalArgumentException(
                "slot must be a UTC instant such as 2026-11-20T01:00:00Z but is " + Excerpt.of(text));
    }

    /// Whether it is still to come, by more than clocks differ.
    public boolean isAheadOf(Instant now) {
        return at.isAfter(now.plus(CLOCK_TOLERANCE));
    }

    @Override
    public int compareTo(Slot other) {
        return at.compareTo(other.at);
    }

    @Override
    public String toString() {
        return at.toString();
    }
}
