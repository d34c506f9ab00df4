package io.snapwarden.simulation.model;

import java.util.Set;

/// An image as a listing shows it.
///
/// @param disabled whether nobody can launch it; it uses its snapshots all the same
public record ImageRow(String id, String name, Set<String> snapshots, boolean disabled) {

    public ImageRow {
        snapshots = Set.copyOf(snapshots);
    }
}
