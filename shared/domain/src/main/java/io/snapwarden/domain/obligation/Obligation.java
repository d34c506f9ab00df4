package io.snapwarden.domain.obligation;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.schedule.Slot;

/// One recovery point that is owed: policy × slot × resource.
public record Obligation(PolicyName policy, Slot slot, Scope scope, ResourceId source) {

    /// Of what differs most: a listing of many is sorted into obligations, and the rest is the same for all of it.
    @Override
    public int hashCode() {
        return 31 * source.hashCode() + slot.hashCode();
    }

    public RunKey run() {
        return new RunKey(policy, slot);
    }

    public WorkId workId() {
        return WorkId.of(this);
    }

    @Override
    public String toString() {
        return policy + " " + slot + " " + scope + " " + source;
    }
}
