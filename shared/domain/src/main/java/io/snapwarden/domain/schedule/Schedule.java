package io.snapwarden.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// When a policy is due: the local times of a cron expression in a named zone, and for how long a capture may start.
///
/// One rule makes slots of local times: **a local time fires at the first instant at which the zone's clock shows it
/// or has passed it.** So
/// - a time that the zone skips fires at the end of the gap: 02:30 on the night from 02:00 to 03:00 fires at 03:00.
///   All times inside one gap, and a 03:00 that the expression names itself, are one slot. The same holds for a zone
///   that skips a whole day;
/// - a time that repeats fires once, the first time. This is so for dense expressions too: `*/15` or `0 * * * *`
///   is silent while the clock runs through the same hour again, and for that night the distance between two slots
///   grows by an hour. A policy that needs an even pace names the zone `UTC`.
///
/// Slots are strictly increasing, and are arithmetic: the same schedule and instant give the same answer for ever,
/// as long as the time zone database does.
public record Schedule(Cron cron, ZoneId zone, Duration startWithin) {

    public static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    /// @param zone a region or UTC, see [NamedZone]
    /// @param startWithin how long after its slot a capture may start: more than nothing, at most 7 days
    public Schedule {
        zone = NamedZone.of(zone);
        if (!startWithin.isPositive() || startWithin.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("start-within must be more than 0 and at most 7d but is " + startWithin);
        }
    }

    /// The latest slot that is not after now. Present for every instant since the year 0000.
    public Optional<Slot> newestAt(Instant now) {
        if (now.isBefore(Slot.EARLIEST)) {
            return Optional.empty();
        }
        var at = firstInstantOf(cron.previous(furthestShownBy(now).plusNanos(1)));
        return at.isBefore(Slot.EARLIEST) ? Optional.empty() : Optional.of(new Slot(at));
    }

    /// The first slot strictly after now. There always is one, until the year 9999.
    public Slot nextAfter(Instant now) {
        return new Slot(firstInstantOf(cron.next(furthestShownBy(now))));
    }

    /// The slots whose window is open: `at <= now < windowEnd`, newest first.
    public List<Slot> openAt(Instant now) {
        return between(now.minus(startWithin).plusNanos(1), now.plusNanos(1)).reversed();
    }

    /// The end of the slot's window, exclusive: from this instant on, what has not started is missed.
    public Instant windowEnd(Slot slot) {
        return slot.at().plus(startWithin);
    }

    /// The slots of a period, oldest first; none when it ends before it starts.
    public List<Slot> between(Instant fromInclusive, Instant toExclusive) {
        return Stream.iterate(
                        nextAfter(fromInclusive.minusNanos(1)),
                        slot -> slot.at().isBefore(toExclusive),
                        slot -> nextAfter(slot.at()))
                .toList();
    }

    private Instant firstInstantOf(LocalDateTime time) {
        var transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.toInstant(zone.getRules().getOffset(time)); // the earlier offset if the time repeats
    }

    /// While a stretch of time repeats, the clock is behind what it has shown before.
    private LocalDateTime furthestShownBy(Instant now) {
        var shown = LocalDateTime.ofInstant(now, zone);
        var transition = zone.getRules().getTransition(shown);
        boolean repeating = transition != null && !now.isBefore(transition.getInstant());
        return repeating ? transition.getDateTimeBefore().minusNanos(1) : shown;
    }
}
