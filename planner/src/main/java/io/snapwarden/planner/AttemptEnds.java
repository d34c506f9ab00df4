package io.snapwarden.planner;

import java.time.Duration;

/// Whether anybody looks how the attempts of a run end.
enum AttemptEnds {

    /// The run is scanned until each of them has ended.
    SEEN {
        @Override
        boolean isUnseen(OwedHook owed) {
            return false;
        }

        @Override
        boolean isAbandoned(OwedHook owed) {
            return false;
        }
    },

    /// The run has settled: nobody looks how an attempt ends that came after that.
    UNSEEN {
        @Override
        boolean isUnseen(OwedHook owed) {
            return owed.isLate();
        }

        @Override
        boolean isAbandoned(OwedHook owed) {
            return owed.age().compareTo(OF_LATE_ATTEMPT) >= 0;
        }
    };

    /// By then a late attempt is over, well or not, and its hooks before it as well.
    private static final Duration OF_LATE_ATTEMPT = Duration.ofHours(1);

    /// Whether nobody knows how its attempt ends.
    abstract boolean isUnseen(OwedHook owed);

    /// Whether nobody is at its attempt any more.
    abstract boolean isAbandoned(OwedHook owed);
}
