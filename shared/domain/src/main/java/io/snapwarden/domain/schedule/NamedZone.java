package io.snapwarden.domain.schedule;

import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.domain.text.Spelling;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The time zones that a policy may name: a region such as `Europe/Berlin`, or `UTC`. Offsets and abbreviations are
/// refused, because they stay put when the clocks of the people who rely on the backup change.
public final class NamedZone {

    private static final String EXPECTED = "a region such as Europe/Berlin, or UTC";
    private static final Pattern OFFSET = Pattern.compile("Z|(UTC|GMT|UT|Etc/GMT)?[+-]\\d.*");
    private static final int LONGEST = 64;
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("GMT", "UTC"),
            Map.entry("WET", "Europe/Lisbon"),
            Map.entry("BST", "Europe/London"),
            Map.entry("CET", "Europe/Berlin"),
            Map.entry("CEST", "Europe/Berlin"),
            Map.entry("MET", "Europe/Berlin"),
            Map.entry("EET", "Europe/Helsinki"),
            Map.entry("EST", "America/New_York"),
            Map.entry("EDT", "America/New_York"),
            Map.entry("EST5EDT", "America/New_York"),
            Map.entry("CST", "America/Chicago"),
            Map.entry("CST6CDT", "America/Chicago"),
            Map.entry("MST", "America/Denver"),
            Map.entry("MST7MDT", "America/Denver"),
            Map.entry("PST", "America/Los_Angeles"),
            Map.entry("PDT", "America/Los_Angeles"),
            Map.entry("PST8PDT", "America/Los_Angeles"),
            Map.entry("HST", "Pacific/Honolulu"),
            Map.entry("IST", "Asia/Kolkata"),
            Map.entry("JST", "Asia/Tokyo"));

    private NamedZone() {}

    /// The zone of this name, spelled exactly as the time zone database spells it.
    ///
    /// @throws IllegalArgumentException for every other text, with the nearest name where one is near
    public static ZoneId parse(String name) {
        if (isNamed(name)) {
            return ZoneId.of(name);
        }
        throw new IllegalArgumentException("time zone " + Excerpt.of(name) + " " + whyRefused(name));
    }

    /// The zone itself if it is a named one; `ZoneOffset.UTC` becomes `UTC`; others are refused as in `parse`.
    static ZoneId of(ZoneId zone) {
        return parse(zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }

    private static boolean isNamed(String name) {
        boolean region = name.contains("/") && !name.startsWith("SystemV/") && !isOffset(name);
        return name.equals("UTC") || (region && ZoneId.getAvailableZoneIds().contains(name));
    }

    private static boolean isOffset(String name) {
        return OFFSET.matcher(name).matches();
    }

    private static String whyRefused(String name) {
        if (isOffset(name)) {
            return "is a fixed offset, which no clock change moves; write " + EXPECTED;
        }
        var meant = ABBREVIATIONS.get(name.toUpperCase(Locale.ROOT));
        if (meant != null) {
            return "is an abbreviation; write a region or UTC, perhaps " + meant;
        }
        return nearest(name)
                .map(near -> "is unknown; did you mean " + near + "?")
                .orElse("is unknown; write " + EXPECTED);
    }

    private static Optional<String> nearest(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        return ZoneId.getAvailableZoneIds().stream()
                .filter(NamedZone::isNamed)
                .map(id -> new Candidate(id, distance(name, id)))
                .filter(candidate -> candidate.distance() <= Spelling.typingErrors(name))
                .min(Comparator.comparingInt(Candidate::distance)
                        .thenComparingInt(candidate -> candidate.id().length())
                        .thenComparing(Candidate::id))
                .map(Candidate::id);
    }

    private record Candidate(String id, int distance) {}

    /// Typing errors between the name and the id, or its city alone; whether letters are capitals does not count.
    private static int distance(String name, String id) {
        var typed = name.toLowerCase(Locale.ROOT);
        var meant = id.toLowerCase(Locale.ROOT);
        return Math.min(
                Spelling.edits(typed, meant), Spelling.edits(typed, meant.substring(meant.lastIndexOf('/') + 1)));
    }
}
