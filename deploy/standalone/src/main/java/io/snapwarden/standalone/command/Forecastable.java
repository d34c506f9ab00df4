package io.snapwarden.standalone.command;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.standalone.cli.UsageException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What of a policy file can be forecast. How long a job of AWS Backup or a snapshot of RDS takes depends on its
/// service, and nobody has published it; of an application's own backup its owner alone knows.
///
/// @param leftOut of each other policy, that it is left out and what follows
record Forecastable(PolicyFile file, List<String> leftOut) {

    private static final Set<ResourceKind> KINDS = EnumSet.of(ResourceKind.VOLUME, ResourceKind.INSTANCE);

    static Forecastable of(PolicyFile whole) {
        var all = whole.policies().policies();
        var kept = all.stream().filter(Forecastable::isForecast).toList();
        var others = all.stream().filter(policy -> !isForecast(policy)).toList();
        if (kept.isEmpty()) {
            throw new UsageException(others.stream().map(Forecastable::kind).collect(Collectors.joining(", and "))
                    + ", which simulate does not forecast yet: give it a file with a policy of instances or volumes");
        }
        var file = new PolicyFile(
                whole.scopes(), whole.ledger(), whole.prune(), whole.notification(), new PolicySet(kept));
        return new Forecastable(
                file, others.stream().map(policy -> words(policy, kept, all)).toList());
    }

    private static boolean isForecast(Policy policy) {
        return policy.selection().workload() == null
                && KINDS.containsAll(policy.selection().kinds());
    }

    private static String kind(Policy policy) {
        return "the policy " + policy.name() + " is of select.kind: "
                + policy.selection().word();
    }

    /// A resource obeys the first policy that selects it: without that one the next would take it.
    private static String words(Policy policy, List<Policy> kept, List<Policy> all) {
        boolean stoodAbove = kept.stream()
                .filter(other -> all.indexOf(other) > all.indexOf(policy))
                .anyMatch(other -> other.selection().kinds().stream().anyMatch(policy.selection()::takes));
        return "Not forecast: " + kind(policy) + "."
                + (stoodAbove
                        ? " What it takes of instances and volumes is forecast with policies further down, where they"
                                + " select it too."
                        : "");
    }
}
