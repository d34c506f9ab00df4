package io.snapwarden.snapshotter.freeze;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Quiesce;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// What is to be frozen, how, and under which lease.
///
/// @param volumes whose file systems are frozen
/// @param lease no two captures have the same, so none can thaw what another has frozen
/// @param comment for people who read the list of commands
public record Freezing(
        Scope scope, ResourceId instance, List<VolumeId> volumes, Quiesce how, String lease, String comment) {

    public Freezing {
        volumes = List.copyOf(volumes);
    }

    public static Freezing of(PointKey key, CaptureId capture, List<VolumeId> volumes, Quiesce how) {
        var owed = key.obligation();
        var name = owed.workId() + "/" + key.attempt() + "/" + capture;
        var lease =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return new Freezing(
                owed.scope(), owed.source(), volumes, how, lease, "snapwarden " + owed.policy() + " " + owed.slot());
    }
}
