package io.snapwarden.snapshotter;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.run.CaptureStarts.Start;
import io.snapwarden.domain.work.Work.CaptureWorkload;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says how near to each other the captures of a workload began: in the run ledger, by an event, and on those of its
/// points whose tags may be written later.
final class WorkloadCaptures {

    private static final Logger log = LoggerFactory.getLogger(WorkloadCaptures.class);
    private static final int LONGEST_WHY = 300;

    private final WorkloadStarts starts;
    private final SnapshotTagger tagger;
    private final EventSink events;
    private final InstantSource time;

    WorkloadCaptures(WorkloadStarts starts, SnapshotTagger tagger, EventSink events, InstantSource time) {
        this.starts = starts;
        this.tagger = tagger;
        this.events = events;
        this.time = time;
    }

    /// @param members as one delivery left them, each with an outcome
    void tell(CaptureWorkload work, List<Member> members) {
        var begun =
                members.stream().map(Member::start).flatMap(Optional::stream).toList();
        if (begun.isEmpty()) {
            return;
        }
        var known = new HashMap<ResourceId, Start>();
        starts.note(work.run(), work.scope(), work.workload(), begun)
                .starts()
                .forEach(start -> known.put(start.source(), start));
        members.forEach(member -> known.computeIfPresent(
                member.source(),
                (_, start) -> start.attempt() < member.work().key().attempt() ? null : start));
        var event = event(work, members, known);
        events.publish(event);
        tag(work, members, event);
        if (members.stream().anyMatch(member -> member.outcome() instanceof Outcome.Later)) {
            members.forEach(Member::settle);
        }
    }

    private Event.WorkloadCaptured event(CaptureWorkload work, List<Member> members, Map<ResourceId, Start> known) {
        var kinds = new HashMap<ResourceId, ResourceKind>();
        members.forEach(member -> kinds.put(member.source(), member.work().kind()));
        var captured = members.stream()
                .map(member -> known.get(member.source()))
                .flatMap(start -> Optional.ofNullable(start).stream())
                .sorted(Comparator.comparing(Start::at).thenComparing(Start::source))
                .map(start -> new Event.WorkloadCaptured.Begun(kind(kinds, start), start.source(), start.at()))
                .toList();
        var missing = members.stream()
                .filter(member -> !known.containsKey(member.source()))
                .map(member -> new Event.WorkloadCaptured.Missing(
                        member.work().kind(), member.source(), shortened(member.why())))
                .toList();
        var span = Duration.between(captured.getFirst().at(), captured.getLast().at());
        return new Event.WorkloadCaptured(
                work.run(), work.scope(), work.workload(), captured, missing, span, time.instant());
    }

    private static ResourceKind kind(Map<ResourceId, ResourceKind> kinds, Start start) {
        return kinds.getOrDefault(start.source(), ResourceKind.VOLUME);
    }

    /// The points exist and are good without it. Hosts that make snapshots themselves do not take every name.
    private void tag(CaptureWorkload work, List<Member> members, Event.WorkloadCaptured event) {
        List<SnapshotId> snapshots =
                members.stream().flatMap(member -> member.taggable().stream()).toList();
        if (snapshots.isEmpty()) {
            return;
        }
        try {
            var tags = Map.of(Marks.WORKLOAD, work.workload().value(), Marks.WORKLOAD_SPAN, event.count());
            var unseen = tagger.tag(work.scope(), snapshots, tags);
            if (!unseen.isEmpty()) {
                log.info("{} snapshots of {} do not show yet and do not say its span", unseen.size(), work.workload());
            }
        } catch (DependencyException e) {
            log.warn("The span of {} is not written on its snapshots: {}", work.workload(), e.getMessage());
        }
    }

    private static String shortened(String why) {
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY - 1) + "…";
    }
}
