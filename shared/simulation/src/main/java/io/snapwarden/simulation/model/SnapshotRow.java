package io.snapwarden.simulation.model;

import io.snapwarden.domain.point.Snapshot;

/// A snapshot as a listing shows it.
///
/// @param sizeGiB the size of the volume
/// @param progress in percent
public record SnapshotRow(Snapshot facts, int sizeGiB, int progress) {}
