package io.snapwarden.runtime.policyfile;

import java.util.List;

/// A fleet that need not exist, described for a simulation.
public record FleetFile(List<FleetGroup> groups, Prices prices) {

    public FleetFile {
        groups = List.copyOf(groups);
    }
}
