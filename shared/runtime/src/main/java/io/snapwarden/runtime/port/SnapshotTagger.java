package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import java.util.Collection;
import java.util.Map;

/// Writes tags on snapshots. Repeatable; other tags stay.
public interface SnapshotTagger {

    void tag(Scope scope, Collection<SnapshotId> snapshots, Map<String, String> tags);
}
