package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.schedule.Schedule;
import java.util.List;
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
        @Nullable Quiesce quiesce,
        @Nullable ManagedBackup backup,
        @Nullable Hooks hooks,
        @Nullable CommandBackup command,
        Retention retention) {

    public Policy {
        formerly = List.copyOf(formerly);
        boolean managed = selection.kind() == ResourceKind.AWS_BACKUP;
        if (managed != (backup != null)) {
            throw new IllegalArgumentException(
                    managed
                            ? "select.kind: aws-backup needs backup: { vault: … }, where its points shall live"
                            : "backup is for select.kind: aws-backup, but the kind is " + selection.kind());
        }
        if (managed && quiesce != null) {
            throw new IllegalArgumentException("consistency: application is not served for select.kind: aws-backup:"
                    + " a job of AWS Backup starts within the hour, so nothing can be frozen for its instant");
        }
        if (managed && retention.orphans() != null) {
            throw new IllegalArgumentException("retain.orphans is not served for select.kind: aws-backup: nobody proves"
                    + " that an ARN is gone, so the points of what is gone are kept");
        }
        if (selection.kind().isDatabase() && retention.orphans() != null) {
            throw new IllegalArgumentException("retain.orphans is not served for select.kind: " + selection.kind()
                    + ": nobody proves that a database is gone, so the points of what is gone are kept");
        }
        requireCommand(selection.kind(), command, hooks);
        if (quiesce != null && selection.kind() != ResourceKind.INSTANCE) {
            throw new IllegalArgumentException(
                    "consistency application brings instances to rest, so select.kind must be" + " instance but is "
                            + selection.kind());
        }
        if (hooks != null && selection.kind() != ResourceKind.INSTANCE) {
            throw new IllegalArgumentException(
                    "hooks are run on instances, so select.kind must be instance but is " + selection.kind());
        }
    }

    public Policy(
            PolicyName name,
            List<PolicyName> formerly,
            Selection selection,
            Schedule schedule,
            @Nullable Quiesce quiesce,
            Retention retention) {
        this(name, formerly, selection, schedule, quiesce, null, null, null, retention);
    }

    /// Where something else than a command makes the points.
    public Policy(
            PolicyName name,
            List<PolicyName> formerly,
            Selection selection,
            Schedule schedule,
            @Nullable Quiesce quiesce,
            @Nullable ManagedBackup backup,
            @Nullable Hooks hooks,
            Retention retention) {
        this(name, formerly, selection, schedule, quiesce, backup, hooks, null, retention);
    }

    private static void requireCommand(ResourceKind kind, @Nullable CommandBackup command, @Nullable Hooks hooks) {
        boolean commanded = kind == ResourceKind.COMMAND;
        if (commanded != (command != null)) {
            throw new IllegalArgumentException(
                    commanded
                            ? "select.kind: command needs command: { document: … }, which backs the application up"
                            : "command is for select.kind: command, but the kind is " + kind);
        }
        if (commanded && hooks != null) {
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
        return command == null ? retention.words() : "what the application keeps";
    }

    /// Whether a run of it may end up owing after-hooks.
    public boolean owesHooks() {
        return hooks != null && !hooks.after().isEmpty();
    }

    /// Whether it protects the resource, if nothing further up the file does.
    boolean selects(Resource resource) {
        return takes(resource) && selection.selects(resource.tags());
    }

    /// Whether the resource is of a kind that it protects, whatever its tags say.
    public boolean takes(Resource resource) {
        return resource.kind() == selection.kind() && (backup == null || backup.takes(resource));
    }

    /// Whether points of that name are this policy's to keep and prune.
    public boolean owns(PolicyName pointsOf) {
        return name.equals(pointsOf) || formerly.contains(pointsOf);
    }
}
