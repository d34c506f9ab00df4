package io.snapwarden.domain.policy;

/// How far pruning may go.
public record PruneRule(Mode mode, MaxDeletes maxDeletes) {

    public enum Mode {
        OFF("off"),
        DRY_RUN("dry-run"),
        DELETE("delete");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /// The word used in policy files and pages.
        public String word() {
            return word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /// What holds when a file says nothing.
    public static final PruneRule CAUTIOUS = new PruneRule(Mode.DRY_RUN, new MaxDeletes.Percent(5));

    /// The most points that may be deleted in a scope on one day.
    public sealed interface MaxDeletes {

        /// The limit for a scope that has this many points: never less than one, or a small scope could prune nothing.
        int of(int points);

        record Percent(int percent) implements MaxDeletes {
            public Percent {
                if (percent < 1 || percent > 100) {
                    throw new IllegalArgumentException("prune.max-deletes is 1% to 100% but is " + percent + "%");
                }
            }

            @Override
            public int of(int points) {
                return Math.max(1, (int) ((long) points * percent / 100));
            }
        }

        record Count(int count) implements MaxDeletes {
            public Count {
                if (count < 1) {
                    throw new IllegalArgumentException("prune.max-deletes is at least 1 but is " + count);
                }
            }

            @Override
            public int of(int points) {
                return count;
            }
        }
    }
}
