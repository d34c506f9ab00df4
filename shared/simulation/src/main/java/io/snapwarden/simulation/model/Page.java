package io.snapwarden.simulation.model;

import java.util.List;

/// Some rows of a listing.
///
/// @param next the token of the page that follows; empty after the last
public record Page<T>(List<T> rows, String next) {

    public Page {
        rows = List.copyOf(rows);
    }

    public boolean isLast() {
        return next.isEmpty();
    }
}
