package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.FleetReader;
import java.util.LinkedHashMap;
import java.util.List;

/// All of a scope that the policies of a file can protect.
public final class SelectedFleet {

    private SelectedFleet() {}

    /// Instances and volumes, and what the file's policies of AWS Backup select.
    public static Fleet of(FleetReader fleets, BackupReader backups, PolicySet policies, Scope scope) {
        return fleets.list(scope).with(managed(policies, backups, scope));
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
