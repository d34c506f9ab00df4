package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Labels;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.runtime.port.BackupJob;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.BackupJobRow;
import io.snapwarden.simulation.model.BackupListing;
import io.snapwarden.simulation.model.BackupPointRow;
import io.snapwarden.simulation.model.Page;
import io.snapwarden.simulation.model.SimulatedTagging.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads AWS Backup.
final class SimulatedBackups implements BackupReader {

    private final Role role;

    SimulatedBackups(Role role) {
        this.role = role;
    }

    @Override
    public List<Resource> tagged(Scope scope, Map<String, String> tags, Set<BackupType> types) {
        var values = new TreeMap<String, List<String>>();
        tags.forEach((key, value) -> values.put(key, value.equals(Selection.ANY_VALUE) ? List.of() : List.of(value)));
        var asked = types.stream().flatMap(type -> type.taggedTypes().stream()).toList();
        var found = new ArrayList<Resource>();
        var wanted = new Wanted(values, asked, 0, "");
        do {
            var query = wanted;
            var page =
                    role.run("GetResources", scope, () -> role.taggingIn(scope).getResources(query));
            page.resources().forEach((arn, carried) -> found.add(resource(arn, carried)));
            wanted = wanted.after(page.next());
        } while (!wanted.token().isEmpty());
        return found.stream()
                .filter(resource ->
                        BackupType.of(resource.id()).filter(types::contains).isPresent())
                .toList();
    }

    private static Resource resource(String arn, Map<String, String> tags) {
        return new Resource(ResourceKind.AWS_BACKUP, new ResourceId(arn), tags, List.of());
    }

    @Override
    public List<BackupJob> jobs(Scope scope, String vault, Instant from) {
        return pages("ListBackupJobs", scope, BackupListing.of(vault, "", from), role.backupIn(scope)::listBackupJobs)
                .stream()
                .map(SimulatedBackups::job)
                .toList();
    }

    private static BackupJob job(BackupJobRow row) {
        return new BackupJob(
                row.id(),
                row.resource(),
                row.point(),
                BackupJob.State.valueOf(row.state()),
                row.message(),
                row.createdAt(),
                row.endedAt());
    }

    @Override
    public List<Snapshot> points(Scope scope, String vault, Query query) {
        return switch (query) {
            case Query.All() -> points(scope, BackupListing.of(vault, "", null));
            case Query.Since(var from) -> points(scope, BackupListing.of(vault, "", from));
            case Query.OfSources(var sources) ->
                sources.stream()
                        .distinct()
                        .flatMap(source -> points(scope, BackupListing.of(vault, source.value(), null)).stream())
                        .toList();
        };
    }

    private List<Snapshot> points(Scope scope, BackupListing listing) {
        var labels = new Labels();
        var backup = role.backupIn(scope);
        var listed = new ArrayList<Snapshot>();
        for (var row :
                pages("ListRecoveryPointsByBackupVault", scope, listing, backup::listRecoveryPointsByBackupVault)) {
            if (row.plan().isEmpty()) {
                absentIsEmpty(
                                "ListTags",
                                scope,
                                () -> Optional.of(backup.listTags(row.arn())),
                                Optional.<Map<String, String>>empty())
                        .ifPresent(tags -> listed.add(point(scope, row, tags, labels)));
            }
        }
        return List.copyOf(listed);
    }

    private static Snapshot point(Scope scope, BackupPointRow row, Map<String, String> tags, Labels labels) {
        return new Snapshot(
                new SnapshotId(row.arn()),
                scope.account(),
                row.resource(),
                row.createdAt(),
                row.status().equals("COMPLETED") ? Snapshot.State.COMPLETED : Snapshot.State.ERROR,
                row.message(),
                labels.ofTags(tags),
                row.completedAt(),
                row.bytes());
    }

    @Override
    public Optional<String> lock(Scope scope, String vault) {
        boolean locked = absentIsEmpty(
                "DescribeBackupVault", scope, () -> role.backupIn(scope).describeBackupVault(vault), false);
        return locked ? Optional.of("the vault " + vault + " is locked") : Optional.empty();
    }

    private <T> List<T> pages(
            String action, Scope scope, BackupListing listing, Function<BackupListing, Page<T>> read) {
        var rows = new ArrayList<T>();
        var next = listing;
        do {
            var query = next;
            var page = absentIsEmpty(action, scope, () -> read.apply(query), new Page<T>(List.of(), ""));
            rows.addAll(page.rows());
            next = next.after(page.next());
        } while (!next.token().isEmpty());
        return rows;
    }

    /// A vault, or a point, that is not there.
    private <T> T absentIsEmpty(String action, Scope scope, Supplier<T> call, T absent) {
        try {
            return role.run(action, scope, call);
        } catch (DependencyException e) {
            if (e.getCause() instanceof AwsError error && error.code().equals("ResourceNotFoundException")) {
                return absent;
            }
            throw e;
        }
    }
}
