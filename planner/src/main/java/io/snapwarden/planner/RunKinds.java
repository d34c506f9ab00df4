package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import java.util.Set;

/// What kinds of resources a run is about. Of a policy that is not in the file any more only the roll tells.
record RunKinds(Rolls rolls) {

    Set<ResourceKind> of(OpenRun run, Scope scope) {
        var policy = run.policy();
        if (policy != null) {
            return policy.selection().kinds();
        }
        return rolls.find(run.key(), scope) instanceof Rolls.Found.Standing standing
                ? standing.roll().kinds()
                : Set.of();
    }
}
