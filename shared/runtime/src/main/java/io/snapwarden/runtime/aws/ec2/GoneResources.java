package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// Finds which resources are gone. Only EC2's own NotFound counts: what is merely absent from an answer is not gone.
final class GoneResources {

    private static final int AT_ONCE = 200;
    private static final Pattern ID = Pattern.compile("\\b(?:i|vol)-[0-9a-f]+\\b");

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

    /// A NotFound about one id is about that one. About several, EC2 names what is missing; whether it names all is not
    /// promised, so the others are asked again, and where it names none they are asked in halves.
    private Set<String> missing(Scope scope, Kind kind, List<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var refusal = refusal(scope, kind, ids);
        if (refusal == null) {
            return Set.of();
        }
        var missing = new HashSet<>(ids.size() == 1 ? ids : namedIn(refusal, ids));
        if (missing.isEmpty()) {
            int half = ids.size() / 2;
            missing.addAll(missing(scope, kind, ids.subList(0, half)));
            missing.addAll(missing(scope, kind, ids.subList(half, ids.size())));
        } else {
            missing.addAll(missing(
                    scope,
                    kind,
                    ids.stream().filter(id -> !missing.contains(id)).toList()));
        }
        return missing;
    }

    /// EC2's NotFound; null when all of them are there.
    private @Nullable SdkException refusal(Scope scope, Kind kind, List<String> ids) {
        var client = clients.reading(scope);
        try {
            kind.ask(client, ids);
            return null;
        } catch (SdkException e) {
            var error = AwsError.of(e);
            if (error == AwsError.NOT_FOUND) {
                return e;
            }
            throw clients.trouble(AwsCall.ec2(kind.operation, ids.getFirst(), scope), scope, error, e);
        }
    }

    private static Set<String> namedIn(SdkException refusal, List<String> ids) {
        var named = new HashSet<String>();
        ID.matcher(String.valueOf(refusal.getMessage())).results().forEach(id -> named.add(id.group()));
        named.retainAll(Set.copyOf(ids));
        return named;
    }
}
