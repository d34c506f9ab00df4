package io.snapwarden.runtime.aws.rds;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Labels;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.ScopedClients;
import io.snapwarden.runtime.port.DatabaseReader;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;

/// Reads RDS.
public final class RdsReader implements DatabaseReader {

    private final ScopedClients<RdsClient> clients;

    public RdsReader(ScopedClients<RdsClient> clients) {
        this.clients = clients;
    }

    @Override
    public List<Resource> databases(Scope scope, ResourceKind kind) {
        var api = DatabaseApi.of(kind);
        return clients.read(new AwsCall("rds", api.words().listing(), scope.toString()), scope, api::databases);
    }

    @Override
    public List<Snapshot> snapshots(Scope scope, ResourceKind kind) {
        var api = DatabaseApi.of(kind);
        var call = new AwsCall("rds", api.words().listingSnapshots(), scope.toString());
        var labels = new Labels();
        return clients.read(call, scope, api::snapshots).stream()
                .map(row -> row.snapshot(labels))
                .toList();
    }
}
