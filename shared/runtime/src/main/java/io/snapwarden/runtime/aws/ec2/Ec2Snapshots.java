package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.port.SnapshotReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/// Reads the account's own snapshots. Public ones and those that others share are never asked for.
public final class Ec2Snapshots implements SnapshotReader {

    private static final int PAGE = 1000;
    /// EC2 takes so many filter values in one call.
    private static final int MOST_VALUES = 200;
    private static final String OWN = "self";
    /// One pattern, not a list of keys: some local AWS take several values of `tag-key` to mean all of them.
    private static final List<String> OUR_KEYS = List.of(Marks.PREFIX + "*");

    private final Ec2Clients clients;
    private final ProtectedSnapshots protectedSnapshots;

    public Ec2Snapshots(Ec2Clients clients) {
        this.clients = clients;
        this.protectedSnapshots = new ProtectedSnapshots(clients);
    }

    @Override
    public List<Snapshot> list(Scope scope, Query query) {
        return switch (query) {
            case Query.Marked() -> list(scope, "tag-key", OUR_KEYS);
            case Query.OfSlots(var slots) -> list(scope, "tag:" + Marks.SLOT, texts(slots));
            case Query.OfPolicies(var policies) -> list(scope, "tag:" + Marks.POLICY, texts(policies));
            case Query.DescribedAs(var policies) ->
                list(
                        scope,
                        "description",
                        policies.stream()
                                .map(name -> Marks.descriptionsOf(name) + "*")
                                .toList());
            case Query.OfSources(var sources) -> list(scope, "tag:" + Marks.SOURCE, texts(sources));
            case Query.OfWork(var work) -> list(scope, "tag:" + Marks.WORK, texts(List.of(work)));
        };
    }

    @Override
    public List<Snapshot> pending(Scope scope) {
        var pending = Filter.builder().name("status").values("pending").build();
        return clients.read(
                AwsCall.ec2("DescribeSnapshots", scope),
                scope,
                client -> client
                        .describeSnapshots(request ->
                                request.ownerIds(OWN).filters(pending).maxResults(PAGE))
                        .snapshots()
                        .stream()
                        .map(row -> SnapshotRows.read(row, new Interned()))
                        .toList());
    }

    @Override
    public Map<SnapshotId, String> protectedSnapshots(Scope scope) {
        return protectedSnapshots.in(scope);
    }

    private List<Snapshot> list(Scope scope, String filter, List<String> values) {
        var call = AwsCall.ec2("DescribeSnapshots", scope);
        var found = new HashMap<SnapshotId, Snapshot>();
        values.stream()
                .distinct()
                .gather(Gatherers.windowFixed(MOST_VALUES))
                .map(chunk -> Filter.builder().name(filter).values(chunk).build())
                .forEach(chunk -> clients.read(call, scope, client -> pages(client, chunk))
                        .forEach(snapshot -> found.put(snapshot.id(), snapshot)));
        return List.copyOf(found.values());
    }

    private static List<Snapshot> pages(Ec2Client client, Filter filter) {
        var listed = new ArrayList<Snapshot>();
        var interned = new Interned();
        for (var page : client.describeSnapshotsPaginator(
                request -> request.ownerIds(OWN).filters(filter).maxResults(PAGE))) {
            page.snapshots().forEach(snapshot -> listed.add(SnapshotRows.read(snapshot, interned)));
        }
        return listed;
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
