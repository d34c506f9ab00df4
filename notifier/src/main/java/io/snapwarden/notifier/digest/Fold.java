package io.snapwarden.notifier.digest;

import io.snapwarden.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where digests close together become one: what is being gathered, and what is being sent. One record, so that an
/// event is always in exactly one place, whoever crashes; what it holds no longer itself stands on pages that it names.
///
/// @param open the digest that still gathers
/// @param sending the digest that somebody is sending; it stays until it was sent
public record Fold(@Nullable Open open, @Nullable Sending sending) {

    static final Fold EMPTY = new Fold(null, null);

    /// Sending a digest seldom takes longer.
    private static final Duration A_SENDING = Duration.ofSeconds(5);

    /// More events than this go to a page of their own.
    private static final int FULL = 50;

    /// @param waker the event whose message comes back when the digest is due
    /// @param pages keys of the pages that are full, see [Pages]; null where there are none
    public record Open(
            String waker,
            Instant due,
            List<Event> events,
            @Nullable List<String> pages) {
        public Open {
            events = List.copyOf(events);
        }
    }

    /// @param claimedUntil from then on the sender counts as dead, and somebody else sends
    /// @param pages as those of the open digest that it was
    public record Sending(
            String waker,
            Instant claimedUntil,
            List<Event> events,
            @Nullable List<String> pages) {
        public Sending {
            events = List.copyOf(events);
        }

        List<String> allPages() {
            return pages == null ? List.of() : pages;
        }
    }

    /// Puts an event into the open digest, unless the one that is being sent says the same already. Whatever wants the
    /// digest sooner becomes its waker, for the old one may sleep too long.
    Fold gather(Event event, Instant due) {
        if (sending != null && Gathered.plus(sending.events(), event).equals(sending.events())) {
            return this;
        }
        if (open == null) {
            return new Fold(new Open(event.id(), due, List.of(event), null), sending);
        }
        var events = Gathered.plus(open.events(), event);
        return due.isBefore(open.due())
                ? new Fold(new Open(event.id(), due, events, open.pages()), sending)
                : new Fold(new Open(open.waker(), open.due(), events, open.pages()), sending);
    }

    /// What the open digest should set aside before it gathers more; none while there is room. Reports stay, for newer
    /// ones correct them.
    List<Event> fullPage() {
        var movable = open == null
                ? List.<Event>of()
                : open.events().stream().filter(Fold::isMovable).toList();
        return movable.size() < FULL ? List.of() : movable;
    }

    /// The same after its full page was written.
    Fold turned(String page) {
        return open == null
                ? this
                : new Fold(
                        new Open(
                                open.waker(),
                                open.due(),
                                open.events().stream()
                                        .filter(event -> !isMovable(event))
                                        .toList(),
                                both(open.pages(), List.of(page))),
                        sending);
    }

    private static boolean isMovable(Event event) {
        return !(event instanceof Event.RunClosed || event instanceof Event.RunSettled);
    }

    boolean dueAt(Instant now) {
        if (sending != null) {
            return !now.isBefore(sending.claimedUntil());
        }
        return open != null && !now.isBefore(open.due());
    }

    /// Moves what is due to the sender's side. What could not be sent earlier goes with it in one mail.
    Fold claimed(Instant now, Instant until) {
        if (open == null || (sending != null && now.isBefore(open.due()))) {
            return sending == null
                    ? this
                    : new Fold(open, new Sending(sending.waker(), until, sending.events(), sending.pages()));
        }
        return sending == null
                ? new Fold(null, new Sending(open.waker(), until, open.events(), open.pages()))
                : new Fold(
                        null,
                        new Sending(
                                sending.waker(),
                                until,
                                Gathered.plusAll(sending.events(), open.events()),
                                both(sending.pages(), open.pages())));
    }

    private static @Nullable List<String> both(@Nullable List<String> pages, @Nullable List<String> more) {
        if (pages == null || more == null) {
            return pages == null ? more : pages;
        }
        return Stream.concat(pages.stream(), more.stream()).toList();
    }

    /// Forgets what was sent, unless somebody else has taken it over meanwhile.
    Fold sent(Sending done) {
        return done.equals(sending) ? new Fold(open, null) : this;
    }

    /// When the message of this event must come back; empty when nothing waits for it. A digest that is due while the
    /// one before it is being sent looks again soon, for a sender is seldom dead.
    Optional<Instant> wakes(String event, Instant now) {
        if (sending != null && sending.waker().equals(event)) {
            return Optional.of(sending.claimedUntil());
        }
        if (open != null && open.waker().equals(event)) {
            return Optional.of(open.due().isAfter(now) ? open.due() : now.plus(A_SENDING));
        }
        return Optional.empty();
    }

    /// Whether the open digest says something else of the run of this report, so that a newer one only corrects it.
    boolean isCorrectedBy(Event.RunSettled settled) {
        return open != null
                && open.events().stream()
                        .anyMatch(event -> event instanceof Event.RunClosed(var report, var _)
                                && report.run().equals(settled.report().run())
                                && !report.equals(settled.report()));
    }
}
