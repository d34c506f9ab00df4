package io.snapwarden.testkit.database;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.testkit.lane.MotoServer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/// The real adapters over a moto server that was just reset.
final class MotoRds implements DatabaseWorld {

    private static final String PASSWORD = "not-a-secret";

    private final AwsPorts ports =
            new AwsPorts(MotoServer.shared().reset().aws().connection(), null);
    private final RdsClient rds = ports.clients().atHome(RdsClient.builder());
    private final Scope scope =
            Scope.parse(ports.accounts().own() + "/" + ports.clients().home().id());

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public DatabaseReader reader() {
        return ports.databases();
    }

    @Override
    public DatabaseSnapshots creator() {
        return ports.databaseSnapshots();
    }

    @Override
    public SnapshotDeleter deleter() {
        return ports.databaseDeleter();
    }

    @Override
    public String make(ResourceKind kind, String identifier, Map<String, String> tags) {
        if (kind == ResourceKind.AURORA) {
            return rds.createDBCluster(request -> request.dbClusterIdentifier(identifier)
                            .engine("aurora-postgresql")
                            .masterUsername("root")
                            .masterUserPassword(PASSWORD)
                            .tags(list(tags)))
                    .dbCluster()
                    .dbClusterResourceId();
        }
        return rds.createDBInstance(request -> request.dbInstanceIdentifier(identifier)
                        .engine("postgres")
                        .dbInstanceClass("db.t3.micro")
                        .allocatedStorage(20)
                        .masterUsername("root")
                        .masterUserPassword(PASSWORD)
                        .tags(list(tags)))
                .dbInstance()
                .dbiResourceId();
    }

    @Override
    public void makeMember(String identifier, String cluster, Map<String, String> tags) {
        rds.createDBInstance(request -> request.dbInstanceIdentifier(identifier)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.t3.medium")
                .dbClusterIdentifier(cluster)
                .tags(list(tags)));
    }

    @Override
    public void remove(ResourceKind kind, String identifier) {
        if (kind == ResourceKind.AURORA) {
            rds.deleteDBCluster(
                    request -> request.dbClusterIdentifier(identifier).skipFinalSnapshot(true));
            forgetAutomated();
        } else {
            rds.deleteDBInstance(
                    request -> request.dbInstanceIdentifier(identifier).skipFinalSnapshot(true));
        }
    }

    /// What moto takes of each new cluster by itself has the minute in its name, and stands in the way of the next one.
    private void forgetAutomated() {
        rds.describeDBClusterSnapshots(request -> request.snapshotType("automated"))
                .dbClusterSnapshots()
                .forEach(one -> rds.deleteDBClusterSnapshot(
                        request -> request.dbClusterSnapshotIdentifier(one.dbClusterSnapshotIdentifier())));
    }

    @Override
    public void rename(ResourceKind kind, String identifier, String to) {
        if (kind == ResourceKind.AURORA) {
            rds.modifyDBCluster(request -> request.dbClusterIdentifier(identifier)
                    .newDBClusterIdentifier(to)
                    .applyImmediately(true));
        } else {
            rds.modifyDBInstance(request -> request.dbInstanceIdentifier(identifier)
                    .newDBInstanceIdentifier(to)
                    .applyImmediately(true));
        }
    }

    @Override
    public void stop(ResourceKind kind, String identifier) {
        throw different();
    }

    @Override
    public void denyKey(ResourceKind kind, String identifier) {
        throw different();
    }

    @Override
    public void nextSnapshotFails(ResourceKind kind, String identifier) {
        throw different();
    }

    private static UnsupportedOperationException different() {
        return new UnsupportedOperationException("moto does not do that; its differences say so");
    }

    @Override
    public void quota(ResourceKind kind, int snapshots) {
        // moto's own is 100, unless MOTO_RDS_SNAPSHOT_LIMIT says otherwise when it starts
    }

    @Override
    public void snapshot(ResourceKind kind, String name, String identifier, Map<String, String> tags) {
        if (kind == ResourceKind.AURORA) {
            rds.createDBClusterSnapshot(request -> request.dbClusterSnapshotIdentifier(name)
                    .dbClusterIdentifier(identifier)
                    .tags(list(tags)));
        } else {
            rds.createDBSnapshot(request -> request.dbSnapshotIdentifier(name)
                    .dbInstanceIdentifier(identifier)
                    .tags(list(tags)));
        }
    }

    /// moto makes one of each database by itself.
    @Override
    public void automated(ResourceKind kind, String name, String identifier, Map<String, String> tags) {}

    @Override
    public void settle() {
        // moto does everything at once
    }

    @Override
    public Set<Difference> differences() {
        return EnumSet.allOf(Difference.class);
    }

    private static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
