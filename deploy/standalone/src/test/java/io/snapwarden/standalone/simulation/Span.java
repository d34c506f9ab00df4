package io.snapwarden.standalone.simulation;

import java.time.Instant;

/// From an instant to another one, which is [Instant#MAX] while it lasts.
record Span(Instant from, Instant to) {

    static Span since(Instant from) {
        return new Span(from, Instant.MAX);
    }

    Span until(Instant end) {
        return to.equals(Instant.MAX) ? new Span(from, end) : this;
    }

    boolean lasts() {
        return to.equals(Instant.MAX);
    }

    boolean meets(Instant begin, Instant end) {
        return from.isBefore(end) && to.isAfter(begin);
    }

    boolean covers(Instant begin, Instant end) {
        return !from.isAfter(begin) && !to.isBefore(end);
    }
}
