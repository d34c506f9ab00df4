package io.snapwarden.simulation.model;

import java.util.Map;

/// A database as a listing shows it.
///
/// @param cluster of which it is a member; empty for none
public record DatabaseInfo(
        String identifier, String resourceId, String engine, String status, String cluster, Map<String, String> tags) {

    public DatabaseInfo {
        tags = Map.copyOf(tags);
    }
}
