package io.snapwarden.snapshotter;

import io.snapwarden.domain.obligation.Obligation;

/// How much room a capture needs.
///
/// @param size how many snapshots it makes
/// @param patient whether a set larger than the limit can still wait for an empty scope
/// @param pausing whether an application is paused for it: then what is known of the room must be new
record Demand(Obligation owed, int size, boolean patient, boolean pausing) {}
