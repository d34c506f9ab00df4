package io.snapwarden.domain.policy;

import io.snapwarden.domain.obligation.PolicyName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The policies of a file, in its order. No name, present or former, stands for two of them.
public record PolicySet(List<Policy> policies) {

    public PolicySet {
        policies = List.copyOf(policies);
        if (policies.isEmpty()) {
            throw new IllegalArgumentException("policies names at least one policy");
        }
        var seen = new HashSet<PolicyName>();
        for (var policy : policies) {
            requireNew(seen, policy.name());
            policy.formerly().forEach(name -> requireNew(seen, name));
        }
    }

    public Optional<Policy> find(PolicyName name) {
        return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    /// The policy that keeps and prunes points of that name: the one named so, now or formerly.
    public Optional<Policy> ownerOf(PolicyName pointsOf) {
        return policies.stream().filter(policy -> policy.owns(pointsOf)).findFirst();
    }

    private static void requireNew(HashSet<PolicyName> seen, PolicyName name) {
        if (!seen.add(name)) {
            throw new IllegalArgumentException("the policy name " + name + " is used twice");
        }
    }
}
