package io.snapwarden.runtime.aws.rds;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseRow;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/// DB clusters: of Aurora, and Multi-AZ. DocumentDB and Neptune answer the same calls with theirs.
final class ClusterApi implements DatabaseApi {

    private static final Words WORDS = new Words(
            "DescribeDBClusters", "DescribeDBClusterSnapshots", "CreateDBClusterSnapshot", "DeleteDBClusterSnapshot");

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public List<Resource> databases(RdsClient client) {
        return client.describeDBClustersPaginator(request -> request.maxRecords(PAGE)).dbClusters().stream()
                .filter(database -> !DatabaseReader.OF_OTHER_SERVICES.contains(String.valueOf(database.engine())))
                .flatMap(database -> DatabaseApi.resource(
                        ResourceKind.AURORA,
                        database.dbClusterResourceId(),
                        database.dbClusterIdentifier(),
                        database.tagList()))
                .toList();
    }

    @Override
    public String resourceId(RdsClient client, String identifier) {
        return client.describeDBClusters(request -> request.dbClusterIdentifier(identifier)).dbClusters().stream()
                .map(database -> String.valueOf(database.dbClusterResourceId()))
                .findFirst()
                .orElse("");
    }

    @Override
    public List<DatabaseRow> snapshots(RdsClient client) {
        return client
                .describeDBClusterSnapshotsPaginator(
                        request -> request.snapshotType(MANUAL).maxRecords(PAGE))
                .dbClusterSnapshots()
                .stream()
                .map(ClusterApi::row)
                .toList();
    }

    @Override
    public DatabaseRow snapshot(RdsClient client, String name) {
        return client
                .describeDBClusterSnapshots(request -> request.dbClusterSnapshotIdentifier(name))
                .dbClusterSnapshots()
                .stream()
                .map(ClusterApi::row)
                .findFirst()
                .orElseThrow(() -> DbClusterSnapshotNotFoundException.builder()
                        .message("no snapshot " + name)
                        .build());
    }

    private static DatabaseRow row(DBClusterSnapshot snapshot) {
        return new DatabaseRow(
                snapshot.dbClusterSnapshotArn(),
                snapshot.dbClusterSnapshotIdentifier(),
                Objects.requireNonNullElse(snapshot.dbClusterResourceId(), ""),
                Objects.requireNonNullElse(snapshot.status(), ""),
                snapshot.snapshotCreateTime(),
                DatabaseApi.tags(snapshot.tagList()));
    }

    @Override
    public String create(RdsClient client, String name, String identifier, List<Tag> tags) {
        return client.createDBClusterSnapshot(request -> request.dbClusterSnapshotIdentifier(name)
                        .dbClusterIdentifier(identifier)
                        .tags(tags))
                .dbClusterSnapshot()
                .dbClusterSnapshotArn();
    }

    @Override
    public void delete(RdsClient client, String name) {
        client.deleteDBClusterSnapshot(request -> request.dbClusterSnapshotIdentifier(name));
    }
}
