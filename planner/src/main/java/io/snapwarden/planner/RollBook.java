package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes down what is owed: the first scan writes all, later ones add what appeared inside the window.
final class RollBook {

    private RollBook() {}

    /// The roll with every assignment of its policy that is not on it yet, and an event for each one skipped.
    ///
    /// @param policy the policy of the run, by the name that the file has for it
    /// @param earlier when each resource's newest good point was taken, as an earlier roll knows it
    static Roll filled(
            Roll roll,
            PolicyName policy,
            List<Assignment> assignments,
            Map<ResourceId, Instant> earlier,
            Instant now,
            List<Event> events) {
        var known = new HashSet<ResourceId>();
        roll.entries().forEach(entry -> known.add(entry.source()));
        var entries = new ArrayList<>(roll.entries());
        for (var assignment : assignments) {
            var resource = assignment.resource();
            if (!policy.equals(assignment.policy()) || assignment.travels() || !known.add(resource.id())) {
                continue;
            }
            var entry = entry(assignment, earlier.get(resource.id()));
            entries.add(entry);
            if (assignment.skipped() != null) {
                events.add(new Event.RecoveryPointSkipped(
                        roll.obligation(entry), entry.kind(), entry.name(), assignment.skipped(), now));
            }
        }
        return roll.with(entries);
    }

    private static RollEntry entry(Assignment assignment, @Nullable Instant lastGood) {
        var resource = assignment.resource();
        var standing = assignment.skipped() == null ? new Standing.Owed() : new Standing.Skipped(assignment.skipped());
        return new RollEntry(resource.kind(), resource.id(), resource.name(), standing, 0, null, lastGood)
                .in(assignment.workload());
    }
}
