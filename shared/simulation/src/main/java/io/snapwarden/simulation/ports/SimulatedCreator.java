package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.ReplyLost;
import io.snapwarden.simulation.model.SetRequest;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SnapshotRow;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Creates snapshots. What may have happened is never tried again.
final class SimulatedCreator implements SnapshotCreator {

    private static final Duration AFTER_THROTTLE = Duration.ofSeconds(10);
    private static final Duration UNTIL_SCOPE_HAS_ROOM = Duration.ofSeconds(30);
    private static final Duration UNTIL_VOLUME_HAS_ROOM = Duration.ofMinutes(2);

    private final Role role;

    SimulatedCreator(Role role) {
        this.role = role;
    }

    @Override
    public Creation create(Scope scope, Request request) {
        try {
            var rows = role.patience().throttledOnly(() -> send(role.in(scope), request));
            return new Creation.Created(byVolume(rows));
        } catch (ReplyLost e) {
            return new Creation.Ambiguous(String.valueOf(e.getMessage()));
        } catch (AwsError e) {
            return outcome(scope, e);
        }
    }

    private static List<SnapshotRow> send(SimulatedEc2 ec2, Request request) {
        return switch (request) {
            case Request.OfVolume(var volume, var description, var tags) ->
                List.of(ec2.createSnapshot(volume.value(), description, tags));
            case Request.OfInstance set ->
                ec2.createSnapshots(new SetRequest(
                        set.instance().value(),
                        set.withoutBoot(),
                        set.withoutData().stream().map(VolumeId::value).toList(),
                        set.description(),
                        set.tags(),
                        set.copyVolumeTags()));
        };
    }

    /// Sorted, so that it reads the same in every run.
    private static Map<VolumeId, SnapshotId> byVolume(List<SnapshotRow> rows) {
        var byVolume = new TreeMap<VolumeId, SnapshotId>();
        rows.forEach(row ->
                byVolume.put(new VolumeId(row.facts().volume()), row.facts().id()));
        return Collections.unmodifiableMap(byVolume);
    }

    private static Creation outcome(Scope scope, AwsError error) {
        var why = error.code() + " in " + scope + ": " + error.getMessage();
        return switch (error.code()) {
            case "RequestLimitExceeded" -> new Creation.Busy(AFTER_THROTTLE, false, why);
            case "PendingSnapshotLimitExceeded" -> new Creation.Busy(UNTIL_SCOPE_HAS_ROOM, true, why);
            case "ConcurrentSnapshotLimitExceeded" -> new Creation.Busy(UNTIL_VOLUME_HAS_ROOM, false, why);
            case "SnapshotCreationPerVolumeRateExceeded" -> new Creation.TooSoon(Limits.BETWEEN_SNAPSHOTS, why);
            case "TagLimitExceeded", "InvalidTagKey.Malformed" -> new Creation.TagsRefused(why);
            case "InvalidVolume.NotFound", "InvalidInstanceID.NotFound" -> new Creation.Gone(why);
            case "InternalError", "Unavailable" -> new Creation.Ambiguous(why);
            case "AuthFailure", "RequestExpired" -> throw new DependencyException(Patience.kind(error), why, error);
            default -> new Creation.Refused(why);
        };
    }
}
