package io.snapwarden.simulation.model;

import java.util.Map;

/// What holds for whatever makes snapshots.
final class SnapshotRules {

    private static final int LONGEST_DESCRIPTION = 255;

    private SnapshotRules() {}

    static void check(String description, Map<String, String> tags, Limits limits) {
        if (description.length() > LONGEST_DESCRIPTION) {
            throw AwsError.refused("InvalidParameterValue", "A description has at most 255 characters.");
        }
        TagRules.check(tags, limits);
    }

    static void requireRoom(ScopeState state, int more) {
        if (state.snapshots.size() + more > state.limits.snapshots()) {
            throw AwsError.refused(
                    "SnapshotLimitExceeded",
                    "The maximum number of snapshots, " + state.limits.snapshots() + ", has been reached.");
        }
    }
}
