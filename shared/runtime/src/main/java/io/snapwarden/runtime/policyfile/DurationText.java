package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Excerpt;
import java.time.Duration;
import java.util.Optional;

/// A duration within bounds.
final class DurationText {

    static final Duration SHORTEST = Duration.ofSeconds(1);

    private DurationText() {}

    static Optional<Duration> read(Cursor at, Duration least, Duration most) {
        return at.text("a duration such as 30s, 15m, 4h or 2d", text -> {
            var duration = Durations.parse(text);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new IllegalArgumentException("expected %s to %s, found %s"
                        .formatted(Durations.write(least), Durations.write(most), Excerpt.of(text)));
            }
            return duration;
        });
    }
}
