package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.FleetReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// All of a scope that the policies of a file can protect.
public final class SelectedFleet {

    private SelectedFleet() {}

    /// Instances and volumes, what the file's policies of AWS Backup select, the databases of the kinds that its
    /// policies select, and what its commands back up.
    public static Fleet of(
            FleetReader fleets, BackupReader backups, DatabaseReader databases, PolicySet policies, Scope scope) {
        var others = new ArrayList<>(managed(policies, backups, scope));
        others.addAll(databases(policies, databases, scope));
        var fleet = fleets.list(scope);
        others.addAll(commands(policies, fleet));
        return fleet.with(others);
    }

    /// Every database of the kinds that policies select. Without such a policy nobody is asked.
    static List<Resource> databases(PolicySet policies, DatabaseReader databases, Scope scope) {
        return databaseKinds(policies)
                .flatMap(kind -> databases.databases(scope, kind).stream())
                .toList();
    }

    static Stream<ResourceKind> databaseKinds(PolicySet policies) {
        return policies.policies().stream()
                .flatMap(policy -> policy.selection().kinds().stream())
                .filter(ResourceKind::isDatabase)
                .distinct();
    }

    /// What the commands of policies would back up, the excluded included: on other instances there is nothing that
    /// anybody could miss.
    private static List<Resource> commands(PolicySet policies, Fleet fleet) {
        return fleet.instances().stream()
                .map(Fleet::commandOn)
                .filter(resource -> policies.policies().stream()
                        .anyMatch(policy ->
                                policy.takes(resource) && policy.selection().matches(resource.tags())))
                .toList();
    }

    /// What some policy selects for AWS Backup, each once. Without such a policy nobody is asked.
    static List<Resource> managed(PolicySet policies, BackupReader backups, Scope scope) {
        var selected = new LinkedHashMap<ResourceId, Resource>();
        for (var policy : policies.policies()) {
            var backup = policy.backup();
            if (backup != null) {
                backups.tagged(scope, policy.selection().tags(), backup.types())
                        .forEach(resource -> selected.putIfAbsent(resource.id(), resource));
            }
        }
        return List.copyOf(selected.values());
    }
}
