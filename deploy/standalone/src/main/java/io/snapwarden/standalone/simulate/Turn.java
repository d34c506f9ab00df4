package io.snapwarden.standalone.simulate;

import java.time.Instant;

/// Whose turn it is, and when.
record Turn(Station station, Instant at) {}
