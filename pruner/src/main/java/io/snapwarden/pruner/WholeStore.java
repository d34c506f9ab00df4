package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.policy.Policy;

/// A store of points that are one thing each. Its listings cannot be narrowed to a policy.
interface WholeStore extends PolicyStore {

    Policy policy();

    @Override
    default PointCatalog ofPolicy(Scope scope) {
        return ofPolicyAmongEverything(scope);
    }

    @Override
    default PointCatalog ofPolicyAmongEverything(Scope scope) {
        return PolicyNames.of(policy()).strangersOfWhole(everything(scope));
    }
}
