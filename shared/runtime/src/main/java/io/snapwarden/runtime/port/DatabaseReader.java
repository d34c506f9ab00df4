package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import java.util.List;
import java.util.Set;

/// Reads the databases of RDS and their manual snapshots. A reading may lag behind what was just done.
public interface DatabaseReader {

    /// Engines whose clusters RDS lists too, though they are of other services.
    Set<String> OF_OTHER_SERVICES = Set.of("docdb", "neptune");

    /// Where a process was given no RDS, because none of its policies needs it.
    DatabaseReader NONE = new DatabaseReader() {
        @Override
        public List<Resource> databases(Scope scope, ResourceKind kind) {
            throw new IllegalStateException("nothing here reads RDS");
        }

        @Override
        public List<Snapshot> snapshots(Scope scope, ResourceKind kind) {
            throw new IllegalStateException("nothing here reads RDS");
        }
    };

    /// Every database of the kind with its tags, whatever state it is in: all pages, or an exception. A DB instance
    /// that is a member of a cluster is none, nor is a cluster of DocumentDB or Neptune.
    List<Resource> databases(Scope scope, ResourceKind kind);

    /// Every manual snapshot of databases of the kind that the account owns, whoever made it: all pages, or an
    /// exception. Those that RDS or AWS Backup made by itself, and those that others share, are not among them.
    /// Marks are not judged here.
    List<Snapshot> snapshots(Scope scope, ResourceKind kind);
}
