package io.snapwarden.domain.run;

import java.time.Instant;

/// Why an attempt made no point: left in the run ledger by the snapshotter, counted by the planner.
///
/// @param gone whether the resource does not exist any more
public record CaptureFailure(String reason, boolean gone, Instant at) {}
