package io.snapwarden.simulation.wire;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SetRequest;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SnapshotRow;
import java.util.Locale;
import java.util.Map;

/// What is done with snapshots.
final class SnapshotActions {

    static final Map<String, Action> ALL = Map.of(
            "CreateSnapshot", SnapshotActions::create,
            "CreateSnapshots", SnapshotActions::createSet,
            "CopySnapshot", SnapshotActions::copy,
            "DescribeSnapshots", SnapshotActions::describe,
            "DeleteSnapshot", SnapshotActions::delete,
            "LockSnapshot", SnapshotActions::lock,
            "UnlockSnapshot", SnapshotActions::unlock,
            "DescribeLockedSnapshots", SnapshotActions::describeLocked);

    private SnapshotActions() {}

    private static void create(SimulatedEc2 ec2, Params params, Xml xml) {
        var row =
                ec2.createSnapshot(params.required("VolumeId"), params.text("Description"), params.tagsOf("snapshot"));
        write(xml, row, "status");
    }

    private static void createSet(SimulatedEc2 ec2, Params params, Xml xml) {
        var rows = ec2.createSnapshots(new SetRequest(
                params.required("InstanceSpecification.InstanceId"),
                params.flag("InstanceSpecification.ExcludeBootVolume"),
                params.list("InstanceSpecification.ExcludeDataVolumeId"),
                params.text("Description"),
                params.tagsOf("snapshot"),
                params.text("CopyTagsFromSource").equals("volume")));
        xml.items("snapshotSet", rows, (item, row) -> write(item, row, "state"));
    }

    private static void copy(SimulatedEc2 ec2, Params params, Xml xml) {
        var facts = ec2.copySnapshot(
                        region(params.required("SourceRegion")),
                        params.required("SourceSnapshotId"),
                        params.text("Description"),
                        params.tagsOf("snapshot"))
                .facts();
        xml.text("snapshotId", facts.id()).tags(facts.tags());
    }

    private static Region region(String id) {
        try {
            return new Region(id);
        } catch (IllegalArgumentException _) {
            throw AwsError.refused("InvalidRegion", "The specified Region is not valid: " + id);
        }
    }

    private static void describe(SimulatedEc2 ec2, Params params, Xml xml) {
        var page = ec2.describeSnapshots(Queries.of(params, "SnapshotId"));
        xml.items("snapshotSet", page.rows(), (item, row) -> write(item, row, "status"))
                .next(page.next());
    }

    /// @param state how this answer names the state
    private static void write(Xml xml, SnapshotRow row, String state) {
        var facts = row.facts();
        xml.text("snapshotId", facts.id())
                .text("volumeId", facts.volume())
                .text(state, word(facts.state()))
                .time("startTime", facts.startTime())
                .text("progress", row.progress() + "%")
                .text("ownerId", facts.owner())
                .text("volumeSize", row.sizeGiB())
                .text("description", facts.description())
                .text("encrypted", false)
                .text("storageTier", "standard")
                .tags(facts.tags());
        if (!facts.stateMessage().isEmpty()) {
            xml.text("statusMessage", facts.stateMessage());
        }
        if (facts.completedAt() != null) {
            xml.time("completionTime", facts.completedAt());
        }
        if (facts.fullSizeBytes() != null) {
            xml.text("fullSnapshotSizeInBytes", facts.fullSizeBytes());
        }
    }

    private static String word(Snapshot.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static void delete(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.deleteSnapshot(params.required("SnapshotId"));
        xml.text("return", true);
    }

    private static void lock(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.lockSnapshot(params.required("SnapshotId"));
        xml.text("snapshotId", params.text("SnapshotId")).text("lockState", "governance");
    }

    private static void unlock(SimulatedEc2 ec2, Params params, Xml xml) {
        ec2.unlockSnapshot(params.required("SnapshotId"));
        xml.text("snapshotId", params.text("SnapshotId"));
    }

    private static void describeLocked(SimulatedEc2 ec2, Params params, Xml xml) {
        xml.items(
                "snapshotSet",
                ec2.describeLockedSnapshots(),
                (item, id) -> item.text("snapshotId", id)
                        .text("ownerId", ec2.scope().account())
                        .text("lockState", "governance"));
    }
}
