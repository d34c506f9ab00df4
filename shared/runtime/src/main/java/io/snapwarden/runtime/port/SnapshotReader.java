package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.WorkId;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.schedule.Slot;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Reads the account's own snapshots. A reading may lag behind what was just created or deleted.
public interface SnapshotReader {

    /// Whose snapshots are asked for, by the marks that they carry. Marks are not judged here.
    sealed interface Query {

        /// All that carry one of our tags.
        record Marked() implements Query {}

        record OfSlots(Collection<Slot> slots) implements Query {}

        record OfPolicies(Collection<PolicyName> policies) implements Query {}

        /// All whose Description names one of these policies, whatever became of their tags.
        record DescribedAs(Collection<PolicyName> policies) implements Query {}

        record OfSources(Collection<ResourceId> sources) implements Query {}

        record OfWork(WorkId work) implements Query {}
    }

    /// Every snapshot that answers the query: all pages, or an exception.
    List<Snapshot> list(Scope scope, Query query);

    /// The snapshots of the account that are pending in the scope, whoever made them.
    List<Snapshot> pending(Scope scope);

    /// Snapshots that must not be deleted now, each with the reason: used by an image (a disabled one too), or locked.
    Map<SnapshotId, String> protectedSnapshots(Scope scope);
}
