package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.SimulatedHosts;
import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.wire.WireFormat.Encoded;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes down which calls the worker makes for its messages, so that a bare loop can make the very same.
final class PlannedCalls implements SnapshotCreator {

    private final List<Request.OfInstance> creates = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    /// One message and what is called for it, between its receipt and its acknowledgement.
    ///
    /// @param at when the event happened
    record Planned(Encoded message, NotedLedger.Write claim, Request.OfInstance create, Encoded event, Instant at) {}

    private PlannedCalls() {}

    static List<Planned> of(List<Message> messages, AwsPorts ports) {
        var planned = new PlannedCalls();
        var time = InstantSource.system();
        var ledger = new NotedLedger(new InMemoryLedger(time));
        var handler = RealWorker.handler(ports, planned, ledger, planned.events::addAll, time);
        messages.forEach(handler::handle);
        return planned.together(messages, ledger.writes());
    }

    /// The n-th of each belong together, for the worker claims, creates and tells once for each message.
    private List<Planned> together(List<Message> messages, List<NotedLedger.Write> claims) {
        int many = messages.size();
        if (claims.size() != many || creates.size() != many || events.size() != many) {
            throw new IllegalStateException(
                    "expected one of each for %d messages, found %d claims, %d creates, %d events"
                            .formatted(many, claims.size(), creates.size(), events.size()));
        }
        var all = new ArrayList<Planned>();
        for (int number = 0; number < many; number++) {
            var event = events.get(number);
            all.add(new Planned(
                    WireFormat.encode(messages.get(number)),
                    claims.get(number),
                    creates.get(number),
                    WireFormat.encode(event),
                    event.at()));
        }
        return List.copyOf(all);
    }

    @Override
    public Creation create(Scope scope, Request request) {
        if (!(request instanceof Request.OfInstance call)) {
            throw new IllegalStateException("every message is about an instance, but: " + request);
        }
        creates.add(call);
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
