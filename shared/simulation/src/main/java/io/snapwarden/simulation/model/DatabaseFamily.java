package io.snapwarden.simulation.model;

/// RDS has two families of databases, with the same calls under other names.
public enum DatabaseFamily {
    INSTANCES("DBInstance", "DBSnapshot", "snapshot", "db-", ""),
    CLUSTERS("DBCluster", "DBClusterSnapshot", "cluster-snapshot", "cluster-", "Fault");

    private final String database;
    private final String snapshot;
    private final String arnType;
    private final String idBeginning;
    private final String codeEnd;

    DatabaseFamily(String database, String snapshot, String arnType, String idBeginning, String codeEnd) {
        this.database = database;
        this.snapshot = snapshot;
        this.arnType = arnType;
        this.idBeginning = idBeginning;
        this.codeEnd = codeEnd;
    }

    /// The word of the API: `DBInstance`.
    public String database() {
        return database;
    }

    public String snapshot() {
        return snapshot;
    }

    String arnType() {
        return arnType;
    }

    String idBeginning() {
        return idBeginning;
    }

    AwsError missing(String identifier) {
        return AwsError.refused(database + "NotFound" + codeEnd, 404, database + " " + identifier + " not found.");
    }

    AwsError snapshotMissing(String name) {
        return AwsError.refused(snapshot + "NotFound" + codeEnd, 404, snapshot + " " + name + " not found.");
    }

    AwsError snapshotExists(String name) {
        return AwsError.refused(
                snapshot + "AlreadyExists" + codeEnd,
                "Cannot create the snapshot because a snapshot with the identifier " + name + " already exists.");
    }

    AwsError busy(String identifier, String status) {
        return AwsError.refused(
                "Invalid" + database + "State" + codeEnd,
                "Cannot create a snapshot because " + identifier + " is not currently in the available state: " + status
                        + ".");
    }

    AwsError snapshotBusy(String name, String status) {
        return AwsError.refused(
                "Invalid" + snapshot + "State" + codeEnd,
                "Cannot delete the snapshot " + name + ": it is " + status + ".");
    }
}
