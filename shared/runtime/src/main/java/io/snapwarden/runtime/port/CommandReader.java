package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Looks at commands that somebody else has sent, and gives them up. Whoever has this can send none.
public interface CommandReader {

    /// Where a process was given no commands, because none of its policies needs them.
    CommandReader NONE = new CommandReader() {
        @Override
        public Seen look(Scope scope, ResourceId instance, String command) {
            throw new IllegalStateException("nothing here looks at commands");
        }

        @Override
        public void cancel(Scope scope, ResourceId instance, String command) {
            throw new IllegalStateException("nothing here gives commands up");
        }
    };

    /// How far a command is. Repeatable. That nobody may look says nothing of the command, and is an exception.
    Seen look(Scope scope, ResourceId instance, String command);

    /// Asks that a command be given up; what runs already may go on. Repeatable, and never an error.
    void cancel(Scope scope, ResourceId instance, String command);

    /// @param startedAt when its host began, by AWS's clock; null before, or where nobody says so
    /// @param endedAt when it ended; null before, or where nobody says so
    record Seen(
            HostCommands.Run run,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}
}
