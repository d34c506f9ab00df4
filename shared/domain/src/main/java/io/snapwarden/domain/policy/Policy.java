package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.schedule.Schedule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is protected, when, how consistently, and for how long.
///
/// @param formerly earlier names, whose points this policy takes over
/// @param quiesce how its instances are brought to rest; null where points are crash-consistent
/// @param backup how AWS Backup makes its points; null where EC2 or RDS does
/// @param hooks what is run around its captures; null where nothing is
/// @param command how applications back themselves up; null where something else makes the points
public record Policy(
        PolicyName name,
        List<PolicyName> formerly,
        Selection selection,
        Schedule schedule,
        @Nullable Quiescence quiesce,
        @Nullable ManagedBackup backup,
        @Nullable Hooks hooks,
        @Nullable CommandBackup command,
        Retention retention) {

    public Policy {
        formerly = List.copyOf(formerly);
        boolean managed = selection.takes(ResourceKind.AWS_BACKUP);
        if (managed != (backup != null)) {
            throw new IllegalArgumentException(
                    managed
                            ? named(selection, ResourceKind.AWS_BACKUP)
                                    + " needs backup: { vault: … }, where its points shall live"
                            : selection.workload() == null
                                    ? "backup is for select.kind: aws-backup, but the kind is " + kinds(selection)
                                    : "backup is for what AWS Backup makes points of, so workload.members must name"
                                            + " aws-backup but names " + kinds(selection));
        }
        if (managed && quiesce != null && selection.workload() == null) {
            throw new IllegalArgumentException("consistency: application is not served for select.kind: aws-backup:"
                    + " a job of AWS Backup starts within the hour, so nothing can be frozen for its instant");
        }
        if (managed && retention.orphans() != null) {
            throw new IllegalArgumentException("retain.orphans is not served for "
                    + named(selection, ResourceKind.AWS_BACKUP) + ": nobody proves"
                    + " that an ARN is gone, so the points of what is gone are kept");
        }
        for (var kind : selection.kinds()) {
            if (kind.isDatabase() && retention.orphans() != null) {
                throw new IllegalArgumentException("retain.orphans is not served for " + named(selection, kind)
                        + ": nobody proves that a database is gone, so the points of what is gone are kept");
            }
        }
        requireCommand(selection, command, hooks);
        if (quiesce != null && !selection.takes(ResourceKind.INSTANCE)) {
            throw new IllegalArgumentException(
                    "consistency application brings instances to rest, so " + lacksInstances(selection));
        }
        if (hooks != null && !selection.takes(ResourceKind.INSTANCE)) {
            throw new IllegalArgumentException("hooks are run on instances, so " + lacksInstances(selection));
        }
        requireWorkload(selection, backup, hooks, command);
    }

    /// Nothing is captured twice, once by its own service and once by AWS Backup.
    private static void requireWorkload(
            Selection selection,
            @Nullable ManagedBackup backup,
            @Nullable Hooks hooks,
            @Nullable CommandBackup command) {
        var workload = selection.workload();
        if (workload == null) {
            return;
        }
        if (hooks == null && !workload.hooksOn().isEmpty()) {
            throw new IllegalArgumentException("workload.hooks-on says where hooks are run, but there are no hooks");
        }
        if (command == null && !workload.commandOn().isEmpty()) {
            throw new IllegalArgumentException(
                    "workload.command-on says where the command is run, but there is no command");
        }
        var types = backup == null ? Set.<BackupType>of() : backup.types();
        for (var kind : selection.kinds()) {
            var twice = BackupType.takingToo(kind);
            if (twice != null && types.contains(twice)) {
                throw new IllegalArgumentException("backup.resource-types names " + twice + ", but workload.members"
                        + " names " + kind + ": each of them would be captured twice. Take one of the two out");
            }
        }
    }

    private static String named(Selection selection, ResourceKind kind) {
        return (selection.workload() == null ? "select.kind: " : "workload.members: ") + kind;
    }

    private static String lacksInstances(Selection selection) {
        return selection.workload() == null
                ? "select.kind must be instance but is " + kinds(selection)
                : "workload.members must name instance but names " + kinds(selection);
    }

    private static String kinds(Selection selection) {
        return selection.kinds().stream().map(ResourceKind::word).collect(Collectors.joining(", "));
    }

    public Policy(
            PolicyName name,
            List<PolicyName> formerly,
            Selection selection,
            Schedule schedule,
            @Nullable Quiescence quiesce,
            Retention retention) {
        this(name, formerly, selection, schedule, quiesce, null, null, null, retention);
    }

    /// Where something else than a command makes the points.
    public Policy(
            PolicyName name,
            List<PolicyName> formerly,
            Selection selection,
            Schedule schedule,
            @Nullable Quiescence quiesce,
            @Nullable ManagedBackup backup,
            @Nullable Hooks hooks,
            Retention retention) {
        this(name, formerly, selection, schedule, quiesce, backup, hooks, null, retention);
    }

    private static void requireCommand(Selection selection, @Nullable CommandBackup command, @Nullable Hooks hooks) {
        boolean commanded = selection.takes(ResourceKind.COMMAND);
        if (commanded != (command != null)) {
            throw new IllegalArgumentException(
                    commanded
                            ? named(selection, ResourceKind.COMMAND)
                                    + " needs command: { document: … }, which backs the application up"
                            : selection.workload() == null
                                    ? "command is for select.kind: command, but the kind is " + kinds(selection)
                                    : "command is for what backs itself up, so workload.members must name command but"
                                            + " names " + kinds(selection));
        }
        if (commanded && selection.workload() == null && hooks != null) {
            throw new IllegalArgumentException("hooks is not for select.kind: command: let the document itself do what"
                    + " comes before and after the backup");
        }
    }

    /// How often a capture of that kind is tried.
    ///
    /// @param usually as often as anything is tried
    public int attempts(ResourceKind kind, int usually) {
        return command != null && kind == ResourceKind.COMMAND ? Math.min(command.attempts(), usually) : usually;
    }

    /// What stays, in words for people.
    public String keeps() {
        return !selection.takes(ResourceKind.COMMAND)
                ? retention.words()
                : selection.workload() == null
                        ? "what the application keeps"
                        : retention.words() + "; of commands what the application keeps";
    }

    /// Whether a run of it may end up owing after-hooks.
    public boolean owesHooks() {
        return hooks != null && !hooks.after().isEmpty();
    }

    /// Whether it protects the resource, if nothing further up the file does.
    boolean selects(Resource resource) {
        return takes(resource) && selection.selects(resource.tags());
    }

    /// Whether the resource is of a kind that it protects, whatever the selection's tags say.
    public boolean takes(Resource resource) {
        var workload = selection.workload();
        return selection.takes(resource.kind())
                && switch (resource.kind()) {
                    case AWS_BACKUP -> backup == null || backup.takes(resource);
                    case COMMAND -> workload == null || workload.runsCommandOn(resource);
                    case VOLUME, INSTANCE, RDS, AURORA -> true;
                };
    }

    /// Whether points of that name are this policy's to keep and prune.
    public boolean owns(PolicyName pointsOf) {
        return name.equals(pointsOf) || formerly.contains(pointsOf);
    }
}
