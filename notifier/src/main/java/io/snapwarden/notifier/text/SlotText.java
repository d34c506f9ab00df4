package io.snapwarden.notifier.text;

import io.snapwarden.domain.schedule.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/// A slot as its policy's owner thinks of it: in the zone of the schedule, with UTC beside it.
public final class SlotText {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private SlotText() {}

    public static String utc(Slot slot) {
        return format(slot.at(), ZoneOffset.UTC) + "Z";
    }

    public static String in(ZoneId zone, Slot slot) {
        var local = local(zone, slot);
        return local.equals(utc(slot)) ? local : local + " (" + utc(slot) + ")";
    }

    /// Without UTC beside it.
    public static String local(ZoneId zone, Slot slot) {
        return zone.getRules().getOffset(slot.at()).equals(ZoneOffset.UTC)
                ? utc(slot)
                : format(slot.at(), zone) + " " + zone;
    }

    public static String utc(Instant at) {
        return MINUTES.format(at.atZone(ZoneOffset.UTC)) + "Z";
    }

    private static String format(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return (local.get(ChronoField.SECOND_OF_MINUTE) == 0 ? MINUTES : SECONDS).format(local);
    }
}
