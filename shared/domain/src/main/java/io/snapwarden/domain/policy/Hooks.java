package io.snapwarden.domain.policy;

import java.time.Duration;
import java.util.List;

/// What is run on an instance around its capture. Each attempt that begins is followed by its after-hooks at least
/// once, however it ended.
///
/// @param before in this order; the first that does not end well is the last
/// @param after in this order; one that does not end well keeps none of the others
public record Hooks(List<Before> before, List<After> after) {

    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1);
    public static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(10);

    /// A worker waits for it.
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    public static final int MOST = 10;

    /// When an after-hook is due.
    public enum Stage {
        /// The create call has returned, or will not be made.
        CAPTURED("captured"),
        /// The obligation's point is completed, or there will be none.
        COMPLETED("completed");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /// @param onFailure what becomes of the capture when it does not end well
    public record Before(Script script, Quiesce.OnFailure onFailure) {
        public Before {
            requireTimeout(script);
        }
    }

    public record After(Script script, Stage stage) {
        public After {
            requireTimeout(script);
        }
    }

    public Hooks {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("hooks names at least one document, before or after");
        }
        if (before.size() > MOST || after.size() > MOST) {
            throw new IllegalArgumentException("hooks has at most " + MOST + " documents before and after");
        }
    }

    public List<After> after(Stage stage) {
        return after.stream().filter(hook -> hook.stage() == stage).toList();
    }

    private static void requireTimeout(Script script) {
        var timeout = script.timeout();
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("a hook's timeout is 10s to 10m but is " + timeout);
        }
    }
}
