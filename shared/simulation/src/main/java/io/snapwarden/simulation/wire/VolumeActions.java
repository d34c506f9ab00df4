package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.VolumeRequest;
import io.snapwarden.simulation.model.VolumeRow;
import java.util.List;
import java.util.Map;

/// What is done with volumes, and with the tags of everything.
final class VolumeActions {

    static final Map<String, Action> ALL = Map.of(
            "CreateVolume", VolumeActions::create,
            "DescribeVolumes", VolumeActions::describe,
            "DeleteVolume", VolumeActions::delete,
            "AttachVolume", VolumeActions::attach,
            "DetachVolume", VolumeActions::detach,
            "CreateTags", VolumeActions::createTags,
            "DeleteTags", VolumeActions::deleteTags);

    private VolumeActions() {}

    private static void create(SimulatedEc2 ec2, Params params, Xml xml) {
        var row = ec2.createVolume(new VolumeRequest(
                params.required("AvailabilityZone"),
                params.text("SnapshotId"),
                params.text("VolumeType"),
                params.number("Size"),
                params.number("Iops"),
                params.number("Throughput"),
                params.tagsOf("volume"),
                params.text("ClientToken")));
        write(xml, row);
    }

    private static void describe(SimulatedEc2 ec2, Params params, Xml xml) {
        var page = ec2.describeVolumes(Queries.of(params, "VolumeId"));
        xml.items("volumeSet", page.rows(), VolumeActions::write).next(page.next());
    }

    static void write(Xml xml, VolumeRow row) {
        var shape = row.volume().shape();
        xml.text("volumeId", row.id())
                .text("size", shape.sizeGiB())
                .text("snapshotId", row.snapshot())
                .text("availabilityZone", shape.zone())
                .text("status", row.state())
                .time("createTime", row.createdAt())
                .text("volumeType", shape.type())
                .text("encrypted", false);
        if (shape.iops() > 0) {
            xml.text("iops", shape.iops());
        }
        if (shape.throughput() > 0) {
            xml.text("throughput", shape.throughput());
        }
        xml.items(
                        "attachmentSet",
                        row.instance().isEmpty() ? List.<VolumeRow>of() : List.of(row),
                        (item, it) -> attachment(
                                item,
                                it.id(),
                                it.instance(),
                                it.volume().shape().device(),
                                "attached"))
                .tags(row.volume().tags());
    }

    private static void attachment(Xml xml, String volume, String instance, String device, String status) {
        xml.text("volumeId", volume)
                .text("instanceId", instance)
                .text("device", device)
                .text("status", status);
    }

    private static void delete(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.deleteVolume(params.required("VolumeId"));
        xml.text("return", true);
    }

    private static void attach(SimulatedEc2 ec2, Params params, Xml xml) {
        var volume = params.required("VolumeId");
        var instance = params.required("InstanceId");
        var device = params.required("Device");
        ec2.attachVolume(volume, instance, device);
        attachment(xml, volume, instance, device, "attaching");
    }

    private static void detach(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.detachVolume(params.required("VolumeId"));
        attachment(xml, params.text("VolumeId"), params.text("InstanceId"), params.text("Device"), "detaching");
    }

    private static void createTags(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.createTags(params.list("ResourceId"), params.tags());
        xml.text("return", true);
    }

    private static void deleteTags(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.deleteTags(params.list("ResourceId"), params.tags().keySet());
        xml.text("return", true);
    }
}
