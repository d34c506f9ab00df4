package io.snapwarden.standalone.process;

import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.SnapshotDeleter;

/// RDS as the services need it.
public record Databases(DatabaseReader reader, DatabaseSnapshots creator, SnapshotDeleter deleter) {

    /// Where no policy needs it.
    public static final Databases NONE = new Databases(DatabaseReader.NONE, DatabaseSnapshots.NONE, (_, snapshot) -> {
        throw new IllegalStateException("nothing here deletes in RDS, also not " + snapshot);
    });
}
