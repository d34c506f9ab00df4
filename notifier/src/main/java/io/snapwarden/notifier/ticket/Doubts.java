package io.snapwarden.notifier.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What a board knows of doubts beside their tickets. Each is said once, and its end once, and either may come first:
/// so an end is remembered.
///
/// @param over the newest end of each doubt
public record Doubts(List<Mark> over) {

    static final Doubts NONE = new Doubts(List.of());

    /// Longer than any queue keeps what was said.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /// @param id of the doubt
    /// @param at when it was said
    public record Mark(String id, Instant at) {}

    public Doubts {
        over = List.copyOf(over);
    }

    /// Whether what was said of it then is over.
    boolean isOver(String id, Instant at) {
        return over.stream().anyMatch(end -> end.id().equals(id) && !at.isAfter(end.at()));
    }

    Doubts withEnd(String id, Instant at) {
        if (isOver(id, at)) {
            return this;
        }
        var others = over.stream()
                .filter(end -> !end.id().equals(id) && end.at().plus(REMEMBERED).isAfter(at));
        return new Doubts(Stream.concat(others, Stream.of(new Mark(id, at))).toList());
    }
}
