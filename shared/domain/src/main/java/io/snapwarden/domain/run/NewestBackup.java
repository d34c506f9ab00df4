package io.snapwarden.domain.run;

import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.ObjectAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The newest good backup that an application is known to have made of itself. AWS keeps no such thing, so the run
/// ledger does: without it a backup is as good as none, and another one is made.
///
/// @param takenAt when the command that made it began
/// @param proof the object that it left; null where none was asked for
public record NewestBackup(
        RunKey run, Instant takenAt, @Nullable ObjectAddress proof) {}
