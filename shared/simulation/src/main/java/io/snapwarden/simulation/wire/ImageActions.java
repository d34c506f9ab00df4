package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.ImageRow;
import io.snapwarden.simulation.model.SimulatedEc2;
import java.util.Map;

/// What is done with images.
final class ImageActions {

    static final Map<String, Action> ALL = Map.of(
            "RegisterImage", ImageActions::register,
            "DescribeImages", ImageActions::describe,
            "DisableImage", ImageActions::disable,
            "DeregisterImage", ImageActions::deregister);

    private ImageActions() {}

    private static void register(SimulatedEc2 ec2, Params params, Xml xml) {
        var snapshots = params.groups("BlockDeviceMapping").stream()
                .map(mapping -> mapping.required("Ebs.SnapshotId"))
                .toList();
        xml.text(
                "imageId", ec2.registerImage(params.required("Name"), snapshots).id());
    }

    private static void describe(SimulatedEc2 ec2, Params params, Xml xml) {
        xml.items(
                "imagesSet",
                ec2.describeImages(params.flag("IncludeDisabled")),
                (item, image) -> write(item, image, ec2));
    }

    private static void write(Xml xml, ImageRow image, SimulatedEc2 ec2) {
        xml.text("imageId", image.id())
                .text("name", image.name())
                .text("imageState", image.disabled() ? "disabled" : "available")
                .text("imageOwnerId", ec2.scope().account())
                .items(
                        "blockDeviceMapping",
                        image.snapshots(),
                        (item, snapshot) -> item.text("deviceName", "/dev/xvda")
                                .in("ebs", () -> item.text("snapshotId", snapshot)));
    }

    private static void disable(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.disableImage(params.required("ImageId"));
        xml.text("return", true);
    }

    private static void deregister(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.deregisterImage(params.required("ImageId"));
        xml.text("return", true);
    }
}
