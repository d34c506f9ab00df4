package io.snapwarden.notifier.report;

import io.snapwarden.domain.run.WorkloadMember;
import io.snapwarden.domain.run.Workloads.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When the captures of a workload began, drawn on one line from the first to the last.
///
/// @param first when the first of them began; null where nobody noted it
/// @param marks where each stands; none where there is nothing to tell apart
/// @param summary the same in words
public record StartStrip(@Nullable Instant first, List<Integer> marks, String summary) {

    static final int LEFT = 8;
    static final int WIDTH = 304;

    static StartStrip of(Together together) {
        var starts = together.named().stream()
                .map(WorkloadMember::begunAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (starts.isEmpty()) {
            return new StartStrip(null, List.of(), "");
        }
        var first = starts.getFirst();
        long span = Duration.between(first, starts.getLast()).toMillis();
        var marks = span == 0
                ? List.<Integer>of()
                : starts.stream()
                        .map(start -> LEFT
                                + (int) (WIDTH * Duration.between(first, start).toMillis() / span))
                        .distinct()
                        .toList();
        return new StartStrip(first, marks, PageView.clean(together.words()));
    }
}
