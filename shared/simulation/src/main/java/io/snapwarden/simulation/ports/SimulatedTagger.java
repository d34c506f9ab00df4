package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.Limits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;

/// Writes tags on snapshots. One that is gone does not cost the others theirs.
final class SimulatedTagger implements SnapshotTagger {

    private final Role role;

    SimulatedTagger(Role role) {
        this.role = role;
    }

    @Override
    public void tag(Scope scope, Collection<SnapshotId> snapshots, Map<String, String> tags) {
        if (!tags.isEmpty()) {
            snapshots.stream()
                    .map(SnapshotId::value)
                    .gather(Gatherers.windowFixed(Limits.TAGGED_AT_ONCE))
                    .forEach(some -> tag(scope, some, tags));
        }
    }

    private void tag(Scope scope, List<String> ids, Map<String, String> tags) {
        boolean allThere = role.run("CreateTags", scope, () -> {
            try {
                role.in(scope).createTags(ids, tags);
                return true;
            } catch (AwsError e) {
                if (e.code().equals("InvalidSnapshot.NotFound")) {
                    return false;
                }
                throw e;
            }
        });
        if (!allThere && ids.size() > 1) {
            ids.forEach(id -> tag(scope, List.of(id), tags));
        }
    }
}
