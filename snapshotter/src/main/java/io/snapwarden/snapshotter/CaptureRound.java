package io.snapwarden.snapshotter;

import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.snapshotter.freeze.FreezePace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// One delivery of what is to be captured: room for all of it, a claim for each, the captures, and what becomes of the
/// message. Waiting for room comes before the claims, so that it writes nothing.
final class CaptureRound {

    private static final Duration UNTIL_A_VOLUME_HAS_ROOM = Duration.ofMinutes(2);

    private final Rooms rooms;
    private final FreezePace freezes;
    private final Bracket bracket;
    private final Members members;
    private final InstantSource time;
    private final Duration patience;

    CaptureRound(
            Rooms rooms, FreezePace freezes, Bracket bracket, Members members, InstantSource time, Duration patience) {
        this.rooms = rooms;
        this.freezes = freezes;
        this.bracket = bracket;
        this.members = members;
        this.time = time;
        this.patience = patience;
    }

    /// What came of it: each with an outcome.
    List<Member> of(List<CaptureRecoveryPoint> works, Workload.OnFailure onFailure, Instant notAfter) {
        var all = works.stream().map(work -> members.of(work, notAfter)).toList();
        if (all.size() > 1) {
            all.forEach(Member::peek);
            restTogether(all);
        }
        var open = all.stream().filter(member -> !member.hasEnded()).toList();
        if (!open.isEmpty()) {
            enter(open, onFailure, notAfter);
        }
        return all;
    }

    /// The message is done when all of its members are; else it comes again for the others, when the first of them may
    /// go on.
    ///
    /// @throws RuntimeException what the first of them threw that threw anything
    static Outcome outcome(List<Member> members) {
        members.forEach(Member::rethrow);
        if (members.size() == 1) {
            return members.getFirst().outcome();
        }
        var waiting = members.stream()
                .map(Member::outcome)
                .filter(Outcome.Later.class::isInstance)
                .map(Outcome.Later.class::cast)
                .toList();
        if (waiting.isEmpty()) {
            return new Outcome.Done();
        }
        var soonest =
                waiting.stream().min(Comparator.comparing(Outcome.Later::delay)).orElseThrow();
        return new Outcome.Later(
                soonest.delay(), waiting.size() + " of " + members.size() + " members wait: " + soonest.why());
    }

    private void enter(List<Member> members, Workload.OnFailure onFailure, Instant notAfter) {
        var owed = members.getFirst().work().key().obligation();
        int size = members.stream().mapToInt(Member::size).sum();
        if (size == 0) {
            claim(members, onFailure);
            return;
        }
        boolean patient = time.instant().plus(patience).isBefore(notAfter);
        boolean pausing = members.stream().anyMatch(Member::hasHooks);
        switch (rooms.enter(owed.scope(), new Demand(owed, size, patient, pausing))) {
            case Rooms.Full(var pause, var why) -> members.forEach(member -> member.waits(pause, why));
            case Place place -> inside(place, members, onFailure);
        }
    }

    private void inside(Place place, List<Member> members, Workload.OnFailure onFailure) {
        var needing = members.stream().filter(member -> member.size() > 0).toList();
        var places = place.divided(needing.stream().map(Member::size).toList());
        try {
            for (int i = 0; i < needing.size(); i++) {
                var member = needing.get(i);
                places.get(i)
                        .ifPresentOrElse(
                                mine -> settleIn(member, mine),
                                () -> member.waits(place.pause(), "the scope has no room for all of its workload"));
            }
            var placed = members.stream().filter(member -> !member.hasEnded()).toList();
            int freezing =
                    (int) placed.stream().filter(CaptureRound::isBroughtToRest).count();
            var scope = members.getFirst().work().key().obligation().scope();
            var wait = freezing == 0 ? Duration.ZERO : freezes.take(scope, place.workers(), freezing);
            if (wait.isZero()) {
                claim(placed, onFailure);
            } else {
                placed.forEach(member -> member.waits(wait, "freezes of " + scope + " begin one after the other"));
            }
        } finally {
            places.forEach(one -> one.ifPresent(Place::close));
        }
    }

    /// What EC2 would refuse is known before hooks pause anything for it.
    private static void settleIn(Member member, Place place) {
        member.place(place);
        if (member.hasHooks()) {
            place.crowded(member.work()).ifPresent(volume -> {
                member.waits(
                        UNTIL_A_VOLUME_HAS_ROOM,
                        volume.id() + " has as many pending snapshots as EC2 lets one volume have");
                member.leave();
            });
        }
    }

    /// While an application rests, the others of its workload would be captured outside its hooks. They go without it
    /// where the message would not live to see the end of that.
    private static void restTogether(List<Member> members) {
        members.stream()
                .map(Member::rest)
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .ifPresent(rest -> members.forEach(member -> member.restsToo(rest)));
    }

    private static boolean isBroughtToRest(Member member) {
        return member.work().quiesce() != null || member.work().hooks() != null;
    }

    private void claim(List<Member> members, Workload.OnFailure onFailure) {
        members.forEach(Member::claim);
        restTogether(members);
        members.stream().filter(member -> !member.isOpen()).forEach(Member::leave);
        var ours = members.stream().filter(Member::isOpen).toList();
        if (!ours.isEmpty()) {
            bracket.around(ours, onFailure);
        }
        members.forEach(Member::conclude);
    }
}
