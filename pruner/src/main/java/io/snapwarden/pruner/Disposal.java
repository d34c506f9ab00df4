package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.work.Outcome;

/// What becomes of a scope's plan. There is one for each mode that plans at all, bound once.
interface Disposal {

    /// Whether it needs to know how many points of ours the scope has, whosever policy's.
    boolean wantsCount(Scope scope, Policy policy);

    Outcome dispose(Work.PruneScope work, Policy policy, PruneReport report, Message message);
}
