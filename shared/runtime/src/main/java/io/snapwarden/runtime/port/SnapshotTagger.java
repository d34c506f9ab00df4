package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Writes tags on snapshots. Repeatable; other tags stay.
public interface SnapshotTagger {

    /// @return those of them that are gone, or that do not show yet; all others have the tags
    List<SnapshotId> tag(Scope scope, Collection<SnapshotId> snapshots, Map<String, String> tags);
}
