package io.snapwarden.planner;

import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run that is not settled, with the policy that it is of.
///
/// @param policy null when the file does not name it any more
record OpenRun(RunRecord record, @Nullable Policy policy) {

    RunKey key() {
        return record.run();
    }

    boolean windowOpenAt(Instant now) {
        return record.windowOpenAt(now);
    }
}
