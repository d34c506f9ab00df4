package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.SimulatedHosts;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.port.SnapshotCreator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes down which calls the worker makes for its messages, so that a bare loop can make the very same.
final class PlannedCalls implements SnapshotCreator {

    private final List<Request.OfInstance> calls = new ArrayList<>();

    private PlannedCalls() {}

    static List<Request.OfInstance> of(List<Message> messages, AwsPorts ports) {
        var planned = new PlannedCalls();
        var handler = RealWorker.handler(ports, planned, _ -> {}, InstantSource.system());
        messages.forEach(handler::handle);
        return List.copyOf(planned.calls);
    }

    @Override
    public Creation create(Scope scope, Request request) {
        if (!(request instanceof Request.OfInstance call)) {
            throw new IllegalStateException("every message is about an instance, but: " + request);
        }
        calls.add(call);
        return new Creation.Created(captured(call.instance().value().substring("i-".length())));
    }

    private static Map<VolumeId, SnapshotId> captured(String instance) {
        var snapshots = new HashMap<VolumeId, SnapshotId>();
        for (int number = 0; number < SimulatedHosts.VOLUMES_OF_AN_INSTANCE; number++) {
            snapshots.put(
                    new VolumeId(CaptureMessages.volume(instance, number)),
                    new SnapshotId("snap-" + instance + number));
        }
        return snapshots;
    }
}
