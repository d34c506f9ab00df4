package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import java.util.Collection;
import java.util.Set;

/// How many more points of a policy a day lets go in a scope.
interface DayRoom {

    /// Whether the scope's points were counted on this day, or are counted when they are needed.
    boolean isOpen(Scope scope);

    /// Begins the day with a count made just now, unless somebody has begun it before.
    void open(Scope scope, int total);

    /// Those that the day has room for, in order. Nothing is claimed.
    Set<Candidate> roomFor(Scope scope, Collection<Candidate> wanted);

    /// Claims as many as the day has room for, in order; what was claimed before stays so and costs nothing.
    Set<Candidate> claim(Scope scope, Collection<Candidate> wanted);
}
