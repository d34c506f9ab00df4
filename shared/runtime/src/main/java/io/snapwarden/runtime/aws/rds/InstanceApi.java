package io.snapwarden.runtime.aws.rds;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.runtime.port.DatabaseRow;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/// DB instances. One that is a member of a cluster is captured with it.
final class InstanceApi implements DatabaseApi {

    private static final Words WORDS =
            new Words("DescribeDBInstances", "DescribeDBSnapshots", "CreateDBSnapshot", "DeleteDBSnapshot");

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public List<Resource> databases(RdsClient client) {
        return client.describeDBInstancesPaginator(request -> request.maxRecords(PAGE)).dbInstances().stream()
                .filter(database -> database.dbClusterIdentifier() == null)
                .flatMap(database -> DatabaseApi.resource(
                        ResourceKind.RDS,
                        database.dbiResourceId(),
                        database.dbInstanceIdentifier(),
                        database.tagList()))
                .toList();
    }

    @Override
    public String resourceId(RdsClient client, String identifier) {
        return client.describeDBInstances(request -> request.dbInstanceIdentifier(identifier)).dbInstances().stream()
                .map(database -> String.valueOf(database.dbiResourceId()))
                .findFirst()
                .orElse("");
    }

    @Override
    public List<DatabaseRow> snapshots(RdsClient client) {
        return client
                .describeDBSnapshotsPaginator(
                        request -> request.snapshotType(MANUAL).maxRecords(PAGE))
                .dbSnapshots()
                .stream()
                .map(InstanceApi::row)
                .toList();
    }

    @Override
    public DatabaseRow snapshot(RdsClient client, String name) {
        return client.describeDBSnapshots(request -> request.dbSnapshotIdentifier(name)).dbSnapshots().stream()
                .map(InstanceApi::row)
                .findFirst()
                .orElseThrow(() -> DbSnapshotNotFoundException.builder()
                        .message("no snapshot " + name)
                        .build());
    }

    private static DatabaseRow row(DBSnapshot snapshot) {
        return new DatabaseRow(
                snapshot.dbSnapshotArn(),
                snapshot.dbSnapshotIdentifier(),
                Objects.requireNonNullElse(snapshot.dbiResourceId(), ""),
                Objects.requireNonNullElse(snapshot.status(), ""),
                snapshot.snapshotCreateTime(),
                DatabaseApi.tags(snapshot.tagList()));
    }

    @Override
    public String create(RdsClient client, String name, String identifier, List<Tag> tags) {
        return client.createDBSnapshot(request -> request.dbSnapshotIdentifier(name)
                        .dbInstanceIdentifier(identifier)
                        .tags(tags))
                .dbSnapshot()
                .dbSnapshotArn();
    }

    @Override
    public void delete(RdsClient client, String name) {
        client.deleteDBSnapshot(request -> request.dbSnapshotIdentifier(name));
    }
}
