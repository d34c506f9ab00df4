package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which policy a resource obeys: one per kind, the first in the file that selects it.
///
/// @param resource with the volumes that are captured; those excluded are left out
/// @param excluded volumes of the instance that an exclusion leaves out
/// @param policy the policy that it obeys; null when none selects it
/// @param shadowed policies further down the file that select it too
/// @param skipped why it is nevertheless not captured; null when it is
/// @param workload what it is captured side by side with; null where it is captured alone, or not at all
public record Assignment(
        Resource resource,
        List<Volume> excluded,
        @Nullable PolicyName policy,
        List<PolicyName> shadowed,
        @Nullable String skipped,
        @Nullable WorkloadName workload) {

    public Assignment {
        excluded = List.copyOf(excluded);
        shadowed = List.copyOf(shadowed);
    }

    /// Of what is captured alone, or not at all.
    public Assignment(
            Resource resource,
            List<Volume> excluded,
            @Nullable PolicyName policy,
            List<PolicyName> shadowed,
            @Nullable String skipped) {
        this(resource, excluded, policy, shadowed, skipped, null);
    }

    private static final String TRAVELS = "it travels with its instance";

    /// Whether it is a volume that an instance's recovery point holds already.
    public boolean travels() {
        return TRAVELS.equals(skipped);
    }

    /// Whether somebody owes a recovery point of it.
    public boolean captured() {
        return policy != null && skipped == null;
    }

    /// Assigns everything of a fleet. A volume that travels with its instance is skipped.
    public static List<Assignment> of(Fleet fleet, PolicySet policies) {
        var assignments = new ArrayList<Assignment>();
        var travelling = new HashSet<VolumeId>();
        for (var instance : fleet.instances()) {
            var assignment = ofInstance(instance, policies);
            assignments.add(assignment);
            if (assignment.captured()) {
                assignment.resource().volumes().forEach(volume -> travelling.add(volume.id()));
            }
        }
        for (var volume : fleet.volumes()) {
            assignments.add(ofVolume(volume, policies, travelling));
        }
        for (var managed : fleet.managed()) {
            assignments.add(ofManaged(managed, policies));
        }
        return assignments;
    }

    private static Assignment ofInstance(Resource instance, PolicySet policies) {
        var selecting = selecting(instance, policies);
        if (selecting.isEmpty()) {
            return unselected(instance, policies);
        }
        var policy = selecting.getFirst();
        var captured = new ArrayList<Volume>();
        var excluded = new ArrayList<Volume>();
        for (var volume : instance.volumes()) {
            (policy.selection().excludes(volume.tags()) ? excluded : captured).add(volume);
        }
        var whole = new Resource(instance.kind(), instance.id(), instance.tags(), captured);
        var why = excluded.isEmpty() || !captured.isEmpty()
                ? whyNot(whole)
                : "its volumes are all excluded by their tags";
        return of(whole, excluded, selecting, why);
    }

    private static Assignment ofVolume(Volume volume, PolicySet policies, Set<VolumeId> travelling) {
        var resource = Fleet.alone(volume);
        var selecting = selecting(resource, policies);
        if (selecting.isEmpty()) {
            return unselected(resource, policies);
        }
        var why = travelling.contains(volume.id()) ? TRAVELS : whyNot(resource);
        return of(resource, List.of(), selecting, why);
    }

    private static Assignment ofManaged(Resource resource, PolicySet policies) {
        var selecting = selecting(resource, policies);
        return selecting.isEmpty() ? unselected(resource, policies) : of(resource, List.of(), selecting, null);
    }

    /// What a policy selects, grouped where the policy groups.
    private static Assignment of(
            Resource resource, List<Volume> excluded, List<Policy> selecting, @Nullable String skipped) {
        var policy = selecting.getFirst();
        var workload = policy.selection().workload();
        var name = workload == null ? null : workload.nameOf(resource).orElse(null);
        var why = skipped != null || workload == null || name != null
                ? skipped
                : "its tag " + workload.by() + " has no value, so it belongs to no workload";
        return new Assignment(resource, excluded, policy.name(), names(selecting), why, why == null ? name : null);
    }

    /// A resource that an exclusion keeps from every policy is skipped by the first one that would have it.
    private static Assignment unselected(Resource resource, PolicySet policies) {
        return ofKind(resource, policies)
                .filter(policy -> policy.selection().matches(resource.tags()))
                .findFirst()
                .map(policy ->
                        new Assignment(resource, List.of(), policy.name(), List.of(), "it is excluded by its tags"))
                .orElseGet(() -> new Assignment(resource, List.of(), null, List.of(), null));
    }

    private static @Nullable String whyNot(Resource resource) {
        return resource.volumes().isEmpty() ? "it has no EBS volume to capture" : null;
    }

    private static List<Policy> selecting(Resource resource, PolicySet policies) {
        return policies.policies().stream()
                .filter(policy -> policy.selects(resource))
                .toList();
    }

    private static Stream<Policy> ofKind(Resource resource, PolicySet policies) {
        return policies.policies().stream().filter(policy -> policy.takes(resource));
    }

    private static List<PolicyName> names(List<Policy> selecting) {
        return selecting.stream().skip(1).map(Policy::name).toList();
    }
}
