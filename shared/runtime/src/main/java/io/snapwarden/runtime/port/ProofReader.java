package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.ObjectAddress;
import java.time.Instant;

/// Looks whether an object is there that an application left. Its content is never read.
public interface ProofReader {

    /// Where a process was given no S3, because none of its policies needs it.
    ProofReader NONE = (_, object) -> {
        throw new IllegalStateException("nothing here looks at objects, also not at " + object);
    };

    /// Repeatable; sees whatever was written before. Trouble that passes is an exception.
    ///
    /// @param scope in whose account it is asked for; the bucket may be in any Region
    Proof look(Scope scope, ObjectAddress object);

    sealed interface Proof {
        /// @param modifiedAt when it was begun to be written, in whole seconds by the clock of S3
        record Found(long bytes, Instant modifiedAt) implements Proof {}

        record Absent() implements Proof {}

        /// There is no telling until a person acts: no right, or no such bucket.
        record Unseen(String why) implements Proof {}
    }
}
