package io.snapwarden.simulation.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command on one host, as Systems Manager shows it.
///
/// @param responseCode -1 until the document has come to an end
/// @param startedAt null until the host has it
/// @param endedAt null until it is over
public record InvocationRow(
        CommandRow command,
        String instance,
        InvocationState state,
        int responseCode,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String output,
        String errorOutput) {

    /// So much of what a step has printed is shown in lists.
    public static final int LONGEST_OF_A_STEP = 2500;
}
