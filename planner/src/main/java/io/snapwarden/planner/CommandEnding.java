package io.snapwarden.planner;

import java.time.Instant;

/// How a command stands that shall back an application up.
sealed interface CommandEnding {

    record Running(Instant since) implements CommandEnding {}

    /// It ended well, and what it should leave is there.
    record Well(Sweep.Done done) implements CommandEnding {}

    /// Why is left in the run ledger, as with every attempt that failed.
    ///
    /// @param hopeless whether another attempt would be as good as this one, until a person acts
    record Failed(boolean hopeless) implements CommandEnding {}
}
