package io.snapwarden.simulation.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The rate of every action of EC2, Systems Manager and AWS Backup, per account and Region.
///
/// @param own actions that do not follow their category
/// @param paged Describe calls with a filter or a page size
/// @param whole the four Describe calls with neither
/// @param mutating everything else
public record ApiRates(Map<String, ApiRate> own, ApiRate paged, ApiRate whole, ApiRate mutating) {

    /// The page on throttling in the EC2 Developer Guide, `ec2-api-throttling.html`, gives all of these numbers.
    private static final ApiRate NON_MUTATING = new ApiRate(100, 20);

    private static final ApiRate UNFILTERED_AND_UNPAGED = new ApiRate(50, 10);
    private static final ApiRate MUTATING = new ApiRate(50, 5);
    private static final ApiRate SNAPSHOTS_AND_VOLUMES = new ApiRate(100, 5);
    private static final ApiRate TAGS = new ApiRate(100, 10);
    private static final ApiRate START_INSTANCES = new ApiRate(5, 2);

    /// A choice: Systems Manager publishes none. Asking how a command fares is as cheap as any listing.
    private static final ApiRate COMMANDS = new ApiRate(10, 5);

    private static final ApiRate COMMAND_STATES = new ApiRate(40, 20);

    /// AWS General Reference, endpoints and quotas of AWS Backup: so many a second.
    private static final ApiRate BACKUP_STARTS = new ApiRate(5, 5);

    private static final ApiRate BACKUP_LISTS = new ApiRate(20, 20);
    private static final ApiRate BACKUP_DELETES = new ApiRate(10, 10);

    /// A choice: the tagging API publishes none.
    private static final ApiRate TAGGED_RESOURCES = new ApiRate(15, 15);

    private static final Set<String> DEARER_WHEN_WHOLE =
            Set.of("DescribeInstances", "DescribeInstanceStatus", "DescribeSnapshots", "DescribeVolumes");

    public ApiRates {
        own = Map.copyOf(own);
    }

    public static ApiRates published() {
        var own = new HashMap<String, ApiRate>();
        for (var action : Set.of(
                "CreateSnapshot",
                "CreateSnapshots",
                "DeleteSnapshot",
                "CreateVolume",
                "DeleteVolume",
                "ModifySnapshotAttribute")) {
            own.put(action, SNAPSHOTS_AND_VOLUMES);
        }
        own.put("CreateTags", TAGS);
        own.put("DeleteTags", TAGS);
        own.put("StartInstances", START_INSTANCES);
        own.put("RunInstances", START_INSTANCES);
        own.put("SendCommand", COMMANDS);
        own.put("CancelCommand", COMMANDS);
        own.put("GetCommandInvocation", COMMAND_STATES);
        own.put("ListCommandInvocations", COMMAND_STATES);
        own.put("StartBackupJob", BACKUP_STARTS);
        own.put("ListBackupJobs", BACKUP_LISTS);
        own.put("ListRecoveryPointsByBackupVault", BACKUP_LISTS);
        own.put("ListTags", BACKUP_LISTS);
        own.put("DeleteRecoveryPoint", BACKUP_DELETES);
        own.put("GetResources", TAGGED_RESOURCES);
        return new ApiRates(own, NON_MUTATING, UNFILTERED_AND_UNPAGED, MUTATING);
    }

    public static ApiRates unlimited() {
        return new ApiRates(Map.of(), ApiRate.UNLIMITED, ApiRate.UNLIMITED, ApiRate.UNLIMITED);
    }

    /// All of them faster or slower, as after a talk with Support.
    public ApiRates times(double factor) {
        var scaled = new HashMap<String, ApiRate>();
        own.forEach((action, rate) -> scaled.put(action, rate.times(factor)));
        return new ApiRates(scaled, paged.times(factor), whole.times(factor), mutating.times(factor));
    }

    /// @param narrowed whether the call has a filter or a page size
    public ApiRate of(String action, boolean narrowed) {
        var exception = own.get(action);
        if (exception != null) {
            return exception;
        }
        if (!action.startsWith("Describe")) {
            return mutating;
        }
        return !narrowed && DEARER_WHEN_WHOLE.contains(action) ? whole : paged;
    }
}
