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
    public List<SnapshotId> tag(Scope scope, Collection<SnapshotId> snapshots, Map<String, String> tags) {
        return tags.isEmpty()
                ? List.of()
                : snapshots.stream()
                        .gather(Gatherers.windowFixed(Limits.TAGGED_AT_ONCE))
                        .flatMap(some -> tag(scope, some, tags).stream())
                        .toList();
    }

    private List<SnapshotId> tag(Scope scope, List<SnapshotId> some, Map<String, String> tags) {
        var ids = some.stream().map(SnapshotId::value).toList();
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
        if (allThere) {
            return List.of();
        }
        return some.size() == 1
                ? some
                : some.stream()
                        .flatMap(one -> tag(scope, List.of(one), tags).stream())
                        .toList();
    }
}
