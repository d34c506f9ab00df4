package io.snapwarden.domain.run;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.point.Consistency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One resource of a workload, and what became of it in a run.
///
/// @param name the source's `Name` tag or its id, for people
/// @param consistency of its point; null where it has none, or nobody knows
/// @param why it failed or was missed, or its point is less consistent than was asked for; null where all is well
/// @param begunAt when its capture began; null where nobody noted it
public record WorkloadMember(
        ResourceKind kind,
        ResourceId source,
        String name,
        Became became,
        @Nullable Consistency consistency,
        @Nullable String why,
        @Nullable Instant begunAt) {

    /// Reasons that hosts give are long; an event's size is limited.
    public static final int LONGEST_WHY = 200;

    /// The worst first.
    public enum Became {
        FAILED,
        MISSED,
        /// Not captured yet.
        OWED,
        /// Captured, not yet completed.
        PENDING,
        COMPLETED
    }

    public WorkloadMember {
        why = why == null || why.length() <= LONGEST_WHY ? why : cut(why);
    }

    /// What is skipped is no member: it was never owed.
    static WorkloadMember of(RollEntry entry) {
        return switch (entry.standing()) {
            case Standing.Owed _ -> of(entry, Became.OWED, null, null);
            case Standing.Captured(var _, var weaker, var consistency) ->
                of(entry, Became.PENDING, consistency, weaker);
            case Standing.Completed done -> of(entry, Became.COMPLETED, done.consistency(), done.weaker());
            case Standing.Failed(var reason) -> of(entry, Became.FAILED, null, reason);
            case Standing.Missed(var reason) -> of(entry, Became.MISSED, null, reason);
            case Standing.Skipped(var reason) ->
                throw new IllegalArgumentException(entry.source() + " is skipped, and no member: " + reason);
        };
    }

    /// Never between the halves of a character.
    private static String cut(String why) {
        int end = LONGEST_WHY - 1;
        return why.substring(0, Character.isHighSurrogate(why.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static WorkloadMember of(
            RollEntry entry, Became became, @Nullable Consistency consistency, @Nullable String why) {
        return new WorkloadMember(
                entry.kind(), entry.source(), entry.name(), became, consistency, why, entry.begunAt());
    }
}
