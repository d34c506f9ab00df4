package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.InstanceRequest;
import io.snapwarden.simulation.model.InstanceRow;
import io.snapwarden.simulation.model.InstanceState;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.VolumeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What is done with instances.
final class InstanceActions {

    static final Map<String, Action> ALL = Map.of(
            "RunInstances", InstanceActions::run,
            "DescribeInstances", InstanceActions::describe,
            "StopInstances", InstanceActions::stop,
            "StartInstances", InstanceActions::start,
            "TerminateInstances", InstanceActions::terminate);

    private static final Set<String> ROOT_DEVICES = Set.of("/dev/xvda", "/dev/sda1");
    private static final InstanceRequest.Disk USUAL_ROOT = new InstanceRequest.Disk("/dev/xvda", "gp3", 8);

    private InstanceActions() {}

    private static void run(SimulatedEc2 ec2, Params params, Xml xml) {
        var zone = params.text("Placement.AvailabilityZone");
        var request = new InstanceRequest(
                zone.isEmpty() ? ec2.scope().region().id() + "a" : zone,
                params.has("InstanceType") ? params.text("InstanceType") : "m7i.large",
                disks(params),
                params.tagsOf("instance"),
                params.tagsOf("volume"));
        int count = Math.max(1, params.number("MaxCount"));
        var rows = ec2.runInstances(request, count);
        xml.text("reservationId", "r-" + rows.getFirst().id().substring(2))
                .text("ownerId", ec2.scope().account())
                .items("instancesSet", rows, InstanceActions::write);
    }

    /// The root first: the one that is mapped as such, or the image's own.
    private static List<InstanceRequest.Disk> disks(Params params) {
        var disks = new ArrayList<InstanceRequest.Disk>();
        for (var mapping : params.groups("BlockDeviceMapping")) {
            var type = mapping.text("Ebs.VolumeType");
            var disk = new InstanceRequest.Disk(
                    mapping.required("DeviceName"),
                    type.isEmpty() ? "gp2" : type,
                    Math.max(1, mapping.number("Ebs.VolumeSize")));
            disks.add(ROOT_DEVICES.contains(disk.device()) ? 0 : disks.size(), disk);
        }
        if (disks.isEmpty() || !ROOT_DEVICES.contains(disks.getFirst().device())) {
            disks.addFirst(USUAL_ROOT);
        }
        return disks;
    }

    private static void describe(SimulatedEc2 ec2, Params params, Xml xml) {
        var page = ec2.describeInstances(Queries.of(params, "InstanceId"));
        xml.items(
                        "reservationSet",
                        page.rows(),
                        (item, row) -> item.text(
                                        "reservationId", "r-" + row.id().substring(2))
                                .text("ownerId", ec2.scope().account())
                                .items("instancesSet", List.of(row), InstanceActions::write))
                .next(page.next());
    }

    /// Only of Windows EC2 names a platform.
    private static void write(Xml xml, InstanceRow row) {
        if (row.windows()) {
            xml.text("platform", "windows");
        }
        xml.text("instanceId", row.id())
                .text("imageId", "ami-0123456789abcdef0")
                .in("instanceState", () -> state(xml, row.state()))
                .text("instanceType", row.type())
                .text("platformDetails", row.windows() ? "Windows" : "Linux/UNIX")
                .time("launchTime", row.launchedAt())
                .in("placement", () -> xml.text("availabilityZone", row.zone()))
                .text("rootDeviceName", row.rootDevice())
                .text("rootDeviceType", "ebs")
                .items("blockDeviceMapping", row.volumes(), InstanceActions::mapping)
                .tags(row.tags());
    }

    private static void mapping(Xml xml, VolumeRow volume) {
        xml.text("deviceName", volume.volume().shape().device())
                .in(
                        "ebs",
                        () -> xml.text("volumeId", volume.id())
                                .text("status", "attached")
                                .text("deleteOnTermination", true));
    }

    private static void state(Xml xml, InstanceState state) {
        xml.text("code", state.code()).text("name", state.word());
    }

    private static void stop(SimulatedEc2 ec2, Params params, Xml xml) {
        change(params, xml, InstanceState.STOPPED, ec2::stopInstance);
    }

    private static void start(SimulatedEc2 ec2, Params params, Xml xml) {
        change(params, xml, InstanceState.RUNNING, ec2::startInstance);
    }

    private static void terminate(SimulatedEc2 ec2, Params params, Xml xml) {
        change(params, xml, InstanceState.TERMINATED, ec2::terminateInstance);
    }

    private static void change(Params params, Xml xml, InstanceState to, Consumer<String> change) {
        var ids = params.list("InstanceId");
        ids.forEach(change);
        xml.items(
                "instancesSet",
                ids,
                (item, id) -> item.text("instanceId", id).in("currentState", () -> state(item, to)));
    }
}
