package io.snapwarden.notifier.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a board knows of doubts beside their tickets. Each is said once, and its end once, and either may come first:
/// so an end is remembered. Those of a storm have one ticket, so it is remembered who is in it.
///
/// @param lasting in storms
/// @param over the newest end of each doubt
public record Doubts(List<Folded> lasting, List<Mark> over) {

    static final Doubts NONE = new Doubts(List.of(), List.of());

    /// Longer than any queue keeps what was said.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /// @param id of the doubt
    /// @param at when it was said
    public record Mark(String id, Instant at) {}

    /// @param storm the id of the storm's ticket
    public record Folded(String storm, Mark doubt) {}

    public Doubts {
        lasting = List.copyOf(lasting);
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
        return new Doubts(
                without(folded -> folded.doubt().id().equals(id)
                                && !folded.doubt().at().isAfter(at))
                        .toList(),
                Stream.concat(others, Stream.of(new Mark(id, at))).toList());
    }

    Doubts withFolded(String storm, String id, Instant at) {
        var known = without(folded -> !folded.doubt().id().equals(id))
                .map(folded -> folded.doubt().at())
                .anyMatch(before -> !at.isAfter(before));
        return known
                ? this
                : new Doubts(
                        Stream.concat(
                                        without(folded -> folded.doubt().id().equals(id)),
                                        Stream.of(new Folded(storm, new Mark(id, at))))
                                .toList(),
                        over);
    }

    Set<String> storms() {
        return lasting.stream().map(Folded::storm).collect(Collectors.toSet());
    }

    private Stream<Folded> without(Predicate<Folded> which) {
        return lasting.stream().filter(which.negate());
    }
}
