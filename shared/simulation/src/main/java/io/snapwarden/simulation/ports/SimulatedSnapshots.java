package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.simulation.model.Filter;
import io.snapwarden.simulation.model.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Gatherers;

/// Reads the account's own snapshots.
final class SimulatedSnapshots implements SnapshotReader {

    private static final String TAG = "tag:";
    private static final Filter MARKED = Filter.of("tag-key", Marks.PREFIX + "*");
    private static final Filter PENDING = Filter.of("status", "pending");

    private final Role role;

    SimulatedSnapshots(Role role) {
        this.role = role;
    }

    @Override
    public List<Snapshot> list(Scope scope, Query query) {
        return switch (query) {
            case Query.Marked() -> list(scope, MARKED);
            case Query.OfSlots(var slots) -> list(scope, Marks.SLOT, slots);
            case Query.OfPolicies(var policies) -> list(scope, Marks.POLICY, policies);
            case Query.DescribedAs(var policies) ->
                list(
                        scope,
                        new Filter(
                                "description",
                                policies.stream()
                                        .map(name -> Marks.descriptionsOf(name) + "*")
                                        .toList()));
            case Query.OfSources(var sources) -> list(scope, Marks.SOURCE, sources);
            case Query.OfWork(var work) -> list(scope, Marks.WORK, List.of(work));
        };
    }

    private List<Snapshot> list(Scope scope, String key, Collection<?> values) {
        var found = new ArrayList<Snapshot>();
        values.stream()
                .map(Object::toString)
                .distinct()
                .gather(Gatherers.windowFixed(Limits.FILTER_VALUES))
                .forEach(some -> found.addAll(list(scope, new Filter(TAG + key, some))));
        return Collections.unmodifiableList(found);
    }

    private List<Snapshot> list(Scope scope, Filter filter) {
        var query = io.snapwarden.simulation.model.Query.own(filter);
        return role.pages("DescribeSnapshots", scope, query, role.in(scope)::describeSnapshotFacts);
    }

    @Override
    public List<Snapshot> pending(Scope scope) {
        return list(scope, PENDING);
    }

    @Override
    public Map<SnapshotId, String> protectedSnapshots(Scope scope) {
        var ec2 = role.in(scope);
        var reasons = new TreeMap<SnapshotId, String>();
        role.run("DescribeLockedSnapshots", scope, ec2::describeLockedSnapshots)
                .forEach(id -> reasons.put(new SnapshotId(id), "it is locked"));
        role.run("DescribeImages", scope, () -> ec2.describeImages(true))
                .forEach(image -> image.snapshots()
                        .forEach(id -> reasons.put(new SnapshotId(id), "the image " + image.id() + " uses it")));
        return Collections.unmodifiableMap(reasons);
    }
}
