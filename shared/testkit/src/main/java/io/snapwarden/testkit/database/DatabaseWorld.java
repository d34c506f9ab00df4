package io.snapwarden.testkit.database;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.SnapshotDeleter;
import java.util.Map;
import java.util.Set;

/// An account without databases, the ports over it, and what a test needs done behind their back.
public interface DatabaseWorld {

    Scope scope();

    DatabaseReader reader();

    DatabaseSnapshots creator();

    SnapshotDeleter deleter();

    /// Makes a database that is available, and says its resource id.
    String make(ResourceKind kind, String identifier, Map<String, String> tags);

    /// Makes an instance that is a member of a cluster.
    void makeMember(String identifier, String cluster, Map<String, String> tags);

    void remove(ResourceKind kind, String identifier);

    void rename(ResourceKind kind, String identifier, String to);

    /// From now on it is not available.
    void stop(ResourceKind kind, String identifier);

    void denyKey(ResourceKind kind, String identifier);

    void nextSnapshotFails(ResourceKind kind, String identifier);

    void quota(ResourceKind kind, int snapshots);

    /// Makes a manual snapshot as a person does.
    void snapshot(ResourceKind kind, String name, String identifier, Map<String, String> tags);

    /// Makes a snapshot as RDS does by itself.
    void automated(ResourceKind kind, String name, String identifier, Map<String, String> tags);

    /// Lets pass what snapshots need to end, and reads need to catch up.
    void settle();

    /// Where this world is known to be unlike RDS.
    Set<Difference> differences();

    /// How a world can be unlike RDS, each with what RDS does.
    enum Difference {
        ONE_ID_FOR_ALL_INSTANCES("RDS gives each DB instance a resource id of its own, and never again"),
        CLUSTER_SNAPSHOTS_NAME_NO_RESOURCE(
                "RDS says the DbClusterResourceId of a snapshot, not the cluster's name alone"),
        COMPLETES_AT_ONCE("RDS makes snapshots of available databases alone, and completes or fails them later"),
        TAKES_ALL_TAGS("RDS refuses a 51st tag, and characters that its tags may not have"),
        HAS_ONE_QUOTA("RDS has a quota of manual snapshots for each account and Region");

        private final String fact;

        Difference(String fact) {
            this.fact = fact;
        }

        public String fact() {
            return fact;
        }
    }
}
