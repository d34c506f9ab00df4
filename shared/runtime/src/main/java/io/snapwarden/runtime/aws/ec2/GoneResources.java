package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// Finds which resources are gone. Only EC2's own NotFound counts: what is merely absent from an answer is not gone.
final class GoneResources {

    private static final int AT_ONCE = 200;

    /// One kind of resource: how it is named, and how EC2 is asked for it.
    private enum Kind {
        INSTANCES("i-", "DescribeInstances") {
            @Override
            void ask(Ec2Client client, List<String> ids) {
                client.describeInstances(request -> request.instanceIds(ids));
            }
        },
        VOLUMES("vol-", "DescribeVolumes") {
            @Override
            void ask(Ec2Client client, List<String> ids) {
                client.describeVolumes(request -> request.volumeIds(ids));
            }
        };

        private final String prefix;
        private final String operation;

        Kind(String prefix, String operation) {
            this.prefix = prefix;
            this.operation = operation;
        }

        abstract void ask(Ec2Client client, List<String> ids);
    }

    private final Ec2Clients clients;

    GoneResources(Ec2Clients clients) {
        this.clients = clients;
    }

    Set<ResourceId> among(Scope scope, Collection<ResourceId> ids) {
        var gone = new HashSet<ResourceId>();
        for (var kind : Kind.values()) {
            ids.stream()
                    .map(ResourceId::value)
                    .filter(id -> id.startsWith(kind.prefix))
                    .distinct()
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .forEach(chunk -> missing(scope, kind, chunk).forEach(id -> gone.add(new ResourceId(id))));
        }
        return Set.copyOf(gone);
    }

    /// Only a NotFound about one id alone counts. About several, EC2 names ids in its words, but not all AWS name the
    /// right ones; so where some are missing they are found by halves, which costs little when few are.
    private List<String> missing(Scope scope, Kind kind, List<String> ids) {
        if (allThere(scope, kind, ids)) {
            return List.of();
        }
        if (ids.size() == 1) {
            return ids;
        }
        int half = ids.size() / 2;
        var missing = new ArrayList<>(missing(scope, kind, ids.subList(0, half)));
        missing.addAll(missing(scope, kind, ids.subList(half, ids.size())));
        return missing;
    }

    private boolean allThere(Scope scope, Kind kind, List<String> ids) {
        var client = clients.reading(scope);
        try {
            kind.ask(client, ids);
            return true;
        } catch (SdkException e) {
            var error = AwsError.of(e);
            if (error == AwsError.NOT_FOUND) {
                return false;
            }
            throw clients.trouble(AwsCall.ec2(kind.operation, ids.getFirst(), scope), scope, error, e);
        }
    }
}
