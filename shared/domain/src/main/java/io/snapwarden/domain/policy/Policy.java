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
public record Policy(
        PolicyName name,
        List<PolicyName> formerly,
        Selection selection,
        Schedule schedule,
        @Nullable Quiescence quiesce,
        @Nullable ManagedBackup backup,
        @Nullable Hooks hooks,
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
            @Nullable Quiescence quiesce,
            Retention retention) {
        this(name, formerly, selection, schedule, quiesce, null, null, retention);
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
    boolean takes(Resource resource) {
        return resource.kind() == selection.kind() && (backup == null || backup.takes(resource));
    }

    /// Whether points of that name are this policy's to keep and prune.
    public boolean owns(PolicyName pointsOf) {
        return name.equals(pointsOf) || formerly.contains(pointsOf);
    }
}
