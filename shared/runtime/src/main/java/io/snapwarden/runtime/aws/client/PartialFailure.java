package io.snapwarden.runtime.aws.client;

import io.snapwarden.runtime.port.DependencyException;
import java.util.List;
import java.util.function.UnaryOperator;

/// A batch call answers "all well" even when it did not take every item: the rest is sent again, and only the rest.
public final class PartialFailure {

    private static final int MOST_TRIES = 4;

    private PartialFailure() {}

    /// @param send sends the items and gives back those that were not taken
    /// @param what names the call and its target, for people
    public static <T> void resend(List<T> items, String what, UnaryOperator<List<T>> send) {
        var left = items;
        for (int tries = 0; tries < MOST_TRIES && !left.isEmpty(); tries++) {
            left = send.apply(left);
        }
        if (!left.isEmpty()) {
            var why = what + " did not take " + left.size() + " of " + items.size() + " in " + MOST_TRIES
                    + " tries. It is tried again by itself";
            throw new DependencyException(DependencyException.Kind.THROTTLED, why, new IllegalStateException(why));
        }
    }
}
