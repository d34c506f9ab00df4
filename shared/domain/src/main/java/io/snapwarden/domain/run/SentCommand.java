package io.snapwarden.domain.run;

import io.snapwarden.domain.point.ObjectAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command that was sent to back an application up: noted in the run ledger by the snapshotter, looked at by the
/// planner until it has ended.
///
/// @param command its id in Systems Manager
/// @param document what it runs, for people
/// @param sentAt when it was sent, or was found to have been sent
/// @param timeout from then on; what has not ended by then is given up
/// @param proof the object that it leaves when it is done; null where none is asked for
public record SentCommand(
        String command,
        String document,
        Instant sentAt,
        Duration timeout,
        @Nullable ObjectAddress proof) {}
