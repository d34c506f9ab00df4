package io.snapwarden.snapshotter;

import io.snapwarden.domain.obligation.WorkId;

/// How much room a capture needs.
///
/// @param size how many snapshots it makes
/// @param patient whether a set larger than the limit can still wait for an empty scope
record Demand(WorkId work, int size, boolean patient) {}
