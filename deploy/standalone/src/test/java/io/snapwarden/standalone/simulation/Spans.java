package io.snapwarden.standalone.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When something was so.
final class Spans {

    private final List<Span> spans = new ArrayList<>();

    void begin(Instant at) {
        if (!lasts()) {
            spans.add(Span.since(at));
        }
    }

    void end(Instant at) {
        spans.replaceAll(span -> span.until(at));
    }

    boolean lasts() {
        return spans.stream().anyMatch(Span::lasts);
    }

    /// At some instant of the period.
    boolean met(Instant begin, Instant end) {
        return spans.stream().anyMatch(span -> span.meets(begin, end));
    }

    /// All through the period.
    boolean covered(Instant begin, Instant end) {
        return spans.stream().anyMatch(span -> span.covers(begin, end));
    }
}
