package io.snapwarden.snapshotter;

import io.snapwarden.domain.obligation.Obligation;

/// How much room a capture needs.
///
/// @param size how many snapshots it makes
/// @param patient whether a set larger than the limit can still wait for an empty scope
record Demand(Obligation owed, int size, boolean patient) {}
