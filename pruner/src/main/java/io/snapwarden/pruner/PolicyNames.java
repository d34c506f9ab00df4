package io.snapwarden.pruner;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Policy;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a policy's points may call it: its name, and its earlier ones.
record PolicyNames(List<PolicyName> names) {

    static PolicyNames of(Policy policy) {
        return new PolicyNames(Stream.concat(Stream.of(policy.name()), policy.formerly().stream())
                .toList());
    }

    /// The catalog without the strangers that other policies will tell of.
    PointCatalog strangersOf(PointCatalog catalog) {
        return with(catalog, this::isNamedBy);
    }

    /// The same, with those that name no policy at all: nobody else will tell of them.
    PointCatalog strangersOfWhole(PointCatalog catalog) {
        return with(catalog, snapshot -> isNamedBy(snapshot) || !snapshot.tags().containsKey(Marks.POLICY));
    }

    private static PointCatalog with(PointCatalog catalog, Predicate<Snapshot> stranger) {
        return new PointCatalog(
                catalog.points(),
                catalog.strangers().stream()
                        .filter(one -> stranger.test(one.snapshot()))
                        .toList());
    }

    /// Whether a mark on it names one of these policies.
    private boolean isNamedBy(Snapshot snapshot) {
        return names.stream()
                .anyMatch(policy -> policy.value().equals(snapshot.tags().get(Marks.POLICY))
                        || snapshot.description().startsWith(Marks.descriptionsOf(policy)));
    }
}
