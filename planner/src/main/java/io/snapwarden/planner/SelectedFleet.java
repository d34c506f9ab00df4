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

    /// Instances and volumes, what the file's policies of AWS Backup select, and the databases of the kinds that its
    /// policies select.
    public static Fleet of(
            FleetReader fleets, BackupReader backups, DatabaseReader databases, PolicySet policies, Scope scope) {
        var others = new ArrayList<>(managed(policies, backups, scope));
        others.addAll(databases(policies, databases, scope));
        return fleets.list(scope).with(others);
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
