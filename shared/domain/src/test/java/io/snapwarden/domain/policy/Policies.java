package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.retention.KeepRule;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Policies and fleets to try one against the other.
final class Policies {

    private Policies() {}

    static Policy policy(String name, ResourceKind kind, Map<String, String> tags, Map<String, String> exclude) {
        return policy(name, List.of(), new Selection(kind, tags, exclude));
    }

    static Policy policy(String name, List<String> formerly, Selection selection) {
        var utc = ZoneId.of("UTC");
        return new Policy(
                new PolicyName(name),
                formerly.stream().map(PolicyName::new).toList(),
                selection,
                new Schedule(Cron.parse("0 2 * * *"), utc, Duration.ofHours(4)),
                null,
                new Retention(List.of(new KeepRule.Daily(7)), 1, null, null, utc));
    }

    static Volume volume(int number, Map<String, String> tags) {
        var id = new VolumeId("vol-%04x".formatted(number));
        return new Volume(new VolumeShape(id, "/dev/sda1", "gp3", 3000, 125, 8, "eu-west-1a"), false, tags);
    }

    static Resource instance(int number, Map<String, String> tags, Volume... volumes) {
        return new Resource(ResourceKind.INSTANCE, new ResourceId("i-%04x".formatted(number)), tags, List.of(volumes));
    }

    /// A fleet of these instances with their volumes, and of the volumes that are attached to none.
    static Fleet fleet(List<Resource> instances, Volume... loose) {
        var volumes = new ArrayList<Volume>();
        instances.forEach(instance -> volumes.addAll(instance.volumes()));
        volumes.addAll(List.of(loose));
        return new Fleet(instances, volumes);
    }

    static Map<String, Assignment> assign(Fleet fleet, Policy... policies) {
        var assignments = new LinkedHashMap<String, Assignment>();
        Assignment.of(fleet, new PolicySet(List.of(policies)))
                .forEach(
                        assignment -> assignments.put(assignment.resource().id().value(), assignment));
        return assignments;
    }
}
