package io.snapwarden.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The oracle for schedules: watches the clock of a zone minute by minute, and fires when it shows a time of the
/// expression, or has jumped over one, that it had not shown before. Right since 1973, when all zones keep whole
/// minutes.
record ClockWalk(Cron cron, ZoneId zone) {

    private static final Duration LONGEST_REPETITION = Duration.ofDays(1);

    /// The slots of a period that starts on a full minute.
    List<Slot> between(Instant fromInclusive, Instant toExclusive) {
        var slots = new ArrayList<Slot>();
        var start = fromInclusive.minus(LONGEST_REPETITION);
        var furthest = LocalDateTime.ofInstant(start, zone);
        for (var now = start.plusSeconds(60); now.isBefore(toExclusive); now = now.plusSeconds(60)) {
            var shown = LocalDateTime.ofInstant(now, zone);
            boolean fires = false;
            for (; furthest.isBefore(shown); furthest = furthest.plusMinutes(1)) {
                fires |= cron.matches(furthest.plusMinutes(1));
            }
            if (fires && !now.isBefore(fromInclusive)) {
                slots.add(new Slot(now));
            }
        }
        return slots;
    }
}
