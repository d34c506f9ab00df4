package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What protects each resource of a scope: its policy, and its newest good point, read from AWS alone. What
/// applications back up by themselves AWS knows nothing of; there the run ledger says what is known.
public final class Coverage {

    /// @param policy the policy that captures it, alone or with its instance; null when none does
    /// @param newestGood when its newest good point was taken; null when it has none
    /// @param note why it is not captured, or which policies are shadowed; empty when there is nothing to say
    /// @param workload what it is captured with; null where it is captured alone, or not at all
    public record Line(
            Scope scope,
            ResourceKind kind,
            ResourceId resource,
            String name,
            @Nullable PolicyName policy,
            @Nullable Instant newestGood,
            String note,
            @Nullable WorkloadName workload) {

        /// Neither a policy nor a good point.
        public boolean unprotected() {
            return policy == null && newestGood == null;
        }
    }

    private final PolicySet policies;
    private final FleetReader fleets;
    private final SnapshotReader snapshots;
    private final BackupReader backups;
    private final DatabaseReader databases;
    private final NewestBackups applications;

    public Coverage(PolicySet policies, FleetReader fleets, SnapshotReader snapshots) {
        this(policies, fleets, snapshots, BackupReader.NONE, DatabaseReader.NONE, NewestBackups.NONE);
    }

    public Coverage(
            PolicySet policies,
            FleetReader fleets,
            SnapshotReader snapshots,
            BackupReader backups,
            DatabaseReader databases,
            NewestBackups applications) {
        this.policies = policies;
        this.fleets = fleets;
        this.snapshots = snapshots;
        this.backups = backups;
        this.databases = databases;
        this.applications = applications;
    }

    /// One line for each instance, for each volume that does not travel with one, for whatever AWS Backup takes and a
    /// policy selects, for each database of a kind that a policy selects, and for what policies' commands back up.
    public List<Line> of(Scope scope) {
        var newest = newestGood(scope);
        var lines = new ArrayList<Line>();
        var assignments = Assignment.of(SelectedFleet.of(fleets, backups, databases, policies, scope), policies);
        var attached = attached(assignments);
        for (var assignment : assignments) {
            var resource = assignment.resource();
            boolean partOfInstance = resource.kind() == ResourceKind.VOLUME && attached.contains(resource.id());
            if (assignment.travels() || (partOfInstance && assignment.policy() == null)) {
                continue;
            }
            lines.add(
                    resource.kind() == ResourceKind.COMMAND
                            ? ofApplication(scope, assignment)
                            : line(scope, assignment, newest.get(resource.id()), ""));
        }
        return lines;
    }

    private Line ofApplication(Scope scope, Assignment assignment) {
        var known = applications.of(scope, assignment.resource().id());
        return line(scope, assignment, known.takenAt(), known.note());
    }

    private static Line line(Scope scope, Assignment assignment, @Nullable Instant newest, String more) {
        var resource = assignment.resource();
        return new Line(
                scope,
                resource.kind(),
                resource.id(),
                resource.name(),
                assignment.captured() ? assignment.policy() : null,
                newest,
                note(assignment, more),
                assignment.workload());
    }

    private Map<ResourceId, Instant> newestGood(Scope scope) {
        var newest = new HashMap<ResourceId, Instant>();
        var found = new ArrayList<>(snapshots.list(scope, new SnapshotReader.Query.Marked()));
        policies.policies().stream()
                .map(Policy::backup)
                .filter(Objects::nonNull)
                .map(ManagedBackup::vault)
                .distinct()
                .forEach(vault -> found.addAll(backups.points(scope, vault, new BackupReader.Query.All())));
        SelectedFleet.databaseKinds(policies).forEach(kind -> found.addAll(databases.snapshots(scope, kind)));
        PointCatalog.of(found, scope).points().stream()
                .filter(RecoveryPoint::good)
                .forEach(point -> newest.merge(point.obligation().source(), point.takenAt(), Coverage::later));
        return newest;
    }

    private static Set<ResourceId> attached(List<Assignment> assignments) {
        var attached = new HashSet<ResourceId>();
        for (var assignment : assignments) {
            if (assignment.resource().kind() == ResourceKind.INSTANCE) {
                assignment
                        .resource()
                        .volumes()
                        .forEach(volume -> attached.add(volume.id().asResource()));
            }
        }
        return attached;
    }

    private static String note(Assignment assignment, String more) {
        if (assignment.skipped() != null) {
            return assignment.skipped();
        }
        var notes = new ArrayList<String>();
        if (!assignment.excluded().isEmpty()) {
            notes.add(assignment.excluded().size() + " volumes left out by their tags");
        }
        if (!assignment.shadowed().isEmpty()) {
            notes.add("shadows "
                    + assignment.shadowed().stream().map(PolicyName::value).toList());
        }
        if (!more.isEmpty()) {
            notes.add(more);
        }
        return String.join("; ", notes);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
