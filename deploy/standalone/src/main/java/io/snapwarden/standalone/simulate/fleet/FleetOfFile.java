package io.snapwarden.standalone.simulate.fleet;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.runtime.policyfile.FleetFile;
import io.snapwarden.runtime.policyfile.FleetGroup;
import io.snapwarden.runtime.policyfile.FleetGroup.GroupVolume;
import io.snapwarden.simulation.model.Churn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a fleet as a file describes it. The same file gives the same ids.
public final class FleetOfFile {

    private static final String NAME = "Name";
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Instant start;
    private int made;

    private FleetOfFile(Instant start) {
        this.start = start;
    }

    public static ModelFleet of(FleetFile file, Instant start) {
        var making = new FleetOfFile(start);
        return new ModelFleet(file.groups().stream()
                .flatMap(group -> making.members(group).stream())
                .toList());
    }

    private List<ModelFleet.Member> members(FleetGroup group) {
        var members = new ArrayList<ModelFleet.Member>();
        for (var account : group.accounts()) {
            for (var region : group.regions()) {
                for (int i = 1; i <= group.count(); i++) {
                    members.add(member(group, new Scope(account, region), i));
                }
            }
        }
        return members;
    }

    private ModelFleet.Member member(FleetGroup group, Scope scope, int number) {
        var created = group.created();
        var at = created == null ? start : created.atStartOfDay(ZoneOffset.UTC).toInstant();
        var storedAt = group.snapshotted() ? start.minus(A_DAY) : null;
        return new ModelFleet.Member(
                at.isBefore(start) ? start : at,
                scope,
                resource(group, scope, number),
                group.volumes().stream().map(volume -> churn(volume, storedAt)).toList());
    }

    private Resource resource(FleetGroup group, Scope scope, int number) {
        var tags = new HashMap<>(group.tags());
        tags.putIfAbsent(NAME, "%s-%0{w}d".replace("{w}", width(group)).formatted(group.name(), number));
        if (group.kind() == ResourceKind.VOLUME) {
            return Fleet.alone(volume(group.volumes().getFirst(), scope, "", tags));
        }
        var volumes = new ArrayList<Volume>();
        for (var volume : group.volumes()) {
            volumes.add(volume(volume, scope, device(volumes.size()), Map.of()));
        }
        return new Resource(ResourceKind.INSTANCE, new ResourceId(id("i-")), tags, volumes);
    }

    private Volume volume(GroupVolume volume, Scope scope, String device, Map<String, String> tags) {
        boolean gp3 = volume.type().equals("gp3");
        var shape = new VolumeShape(
                new VolumeId(id("vol-")),
                device,
                volume.type(),
                gp3 ? 3000 : 0,
                gp3 ? 125 : 0,
                volume.sizeGiB(),
                scope.region().id() + "a");
        return new Volume(shape, device.equals(device(0)), tags);
    }

    private String id(String prefix) {
        return prefix + "0%016x".formatted(++made);
    }

    private static Churn churn(GroupVolume volume, @Nullable Instant storedAt) {
        return new Churn(volume.used(), volume.changeRate(), storedAt);
    }

    private static String width(FleetGroup group) {
        return Integer.toString(Math.max(2, Integer.toString(group.count()).length()));
    }

    /// The root, then names that EC2 allows for as many as an instance can have.
    private static String device(int place) {
        int letters = 26;
        return place == 0
                ? "/dev/xvda"
                : "/dev/xvd" + (char) ('b' + (place - 1) / letters) + (char) ('a' + (place - 1) % letters);
    }
}
