package io.snapwarden.domain.obligation;

import io.snapwarden.domain.schedule.Slot;
import java.util.Comparator;

/// Names a run: all obligations of one policy and slot.
public record RunKey(PolicyName policy, Slot slot) implements Comparable<RunKey> {

    private static final Comparator<RunKey> ORDER =
            Comparator.comparing(RunKey::policy).thenComparing(RunKey::slot);

    @Override
    public int compareTo(RunKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return policy + " " + slot;
    }
}
