package io.snapwarden.domain.obligation;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.schedule.Slot;

/// One recovery point that is owed: policy × slot × resource.
public record Obligation(PolicyName policy, Slot slot, Scope scope, ResourceId source) {

    public WorkId workId() {
        return WorkId.of(this);
    }

    @Override
    public String toString() {
        return policy + " " + slot + " " + scope + " " + source;
    }
}
