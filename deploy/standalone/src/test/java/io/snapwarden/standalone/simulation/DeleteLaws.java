package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.scheduler.Host;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What may be deleted, judged at each delete by the account as it is. What changed after the work began, or too
/// late to be read, is nobody's fault.
final class DeleteLaws {

    /// Longer than any read lags.
    static final Duration UNSEEN = Duration.ofSeconds(65);

    private static final Duration DAY = Duration.ofDays(1);

    /// @param kept where: each vault and each kind of database has a limit of its own
    private record Today(Scope scope, LocalDate day, String kept) {}

    private final Estate estate;
    private final Chronicle chronicle;
    private final SimulatedAws aws;
    private final int maxDeletes;
    private final Truth truth;
    private final Set<String> begun = new HashSet<>();
    private final Map<Today, Set<String>> begunOn = new HashMap<>();

    DeleteLaws(Estate estate, Chronicle chronicle, SimulatedAws aws, int maxDeletes) {
        this.estate = estate;
        this.chronicle = chronicle;
        this.aws = aws;
        this.maxDeletes = maxDeletes;
        truth = new Truth(estate, chronicle);
    }

    /// @return what is about to be deleted, if it exists
    Optional<Snapshot> before(Scope scope, SnapshotId id, Host host) {
        var snapshot = find(scope, id);
        if (snapshot.isPresent()) {
            judge(scope, id, host);
        }
        return snapshot;
    }

    void after(Scope scope, Snapshot before) {
        if (find(scope, before.id()).isEmpty()) {
            chronicle.deleted(scope, before);
        }
    }

    private Optional<Snapshot> find(Scope scope, SnapshotId id) {
        return estate.meddlers().find(scope, id.value());
    }

    private void judge(Scope scope, SnapshotId id, Host host) {
        nothingIsDeletedThatIsNotOurs(id);
        var points = truth.now(scope);
        var point = points.stream()
                .filter(one -> one.isMemberOf(id.value()))
                .findFirst()
                .orElseThrow(() -> broken(id, "it is no member of a point of ours"));
        nothingProtectedIsDeleted(point, chronicle.beganOf(host.name()));
        if (!begun.contains(name(point))) {
            onlyWhatNothingWantsIsDeleted(point, points);
            theLimitOfTheDayIsKept(point, host);
        }
    }

    private void nothingIsDeletedThatIsNotOurs(SnapshotId id) {
        if (estate.meddlers().interference().isStranger(id.value())) {
            throw broken(id, "it is not ours by every mark");
        }
    }

    private void nothingProtectedIsDeleted(TruePoint point, Instant began) {
        var seen = began.minus(UNSEEN);
        for (var member : point.ids()) {
            if (isShielded(member, seen)) {
                throw broken(point, member + " was held, locked or in use since before " + seen);
            }
        }
    }

    private boolean isShielded(String member, Instant since) {
        var interference = estate.meddlers().interference();
        var now = aws.time().instant();
        return interference.shieldedThrough(member, since, now)
                || (ServiceMeddlers.isInVault(member)
                        && interference.shieldedThrough(ServiceMeddlers.vaultOf(member), since, now));
    }

    private void onlyWhatNothingWantsIsDeleted(TruePoint point, List<TruePoint> points) {
        var promise = Promise.of(point.policy());
        var brothers = points.stream()
                .filter(one ->
                        one.policy().equals(point.policy()) && one.source().equals(point.source()))
                .toList();
        var timeline = new Timeline(promise, brothers);
        if (orphaned(point, promise, points)) {
            return;
        }
        if (timeline.newestFirst().isEmpty()) {
            throw broken(point, "its source has no good point");
        }
        if (point.good()) {
            if (timeline.counts(point) && !timeline.wants(point).isEmpty()) {
                throw broken(point, "it is wanted: " + timeline.wants(point));
            }
            if (!timeline.counts(point) && !timeline.hasAllOf(point)) {
                throw broken(point, "it is a twin with a volume that the counting point lacks");
            }
        } else if (point.failed()) {
            if (!point.takenAt()
                    .isBefore(timeline.newestFirst().getFirst().takenAt().minus(DAY))) {
                throw broken(point, "it failed, and no good point is a day newer");
            }
        } else {
            throw broken(point, point.whole() ? "it is pending" : "members are missing, and no prune began with it");
        }
    }

    /// Its source was taken away a day ago or more, and its newest point is old.
    private boolean orphaned(TruePoint point, Promise promise, List<TruePoint> points) {
        var gone = estate.goneAt(point.source());
        if (promise.orphans() == null || gone.isAfter(aws.time().instant().minus(DAY)) || point.pending()) {
            return false;
        }
        var newest = points.stream()
                .filter(one -> one.policy().equals(point.policy()) && one.good())
                .map(TruePoint::takenAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return points.stream()
                .filter(one -> one.source().equals(point.source()))
                .allMatch(one -> one.takenAt().isBefore(newest.minus(promise.orphans())));
    }

    private void theLimitOfTheDayIsKept(TruePoint point, Host host) {
        begun.add(name(point));
        var day = LocalDate.ofInstant(host.clock().instant(), ZoneOffset.UTC);
        var today = begunOn.computeIfAbsent(new Today(point.scope(), day, kept(point)), _ -> new HashSet<>());
        today.add(name(point));
        if (today.size() > maxDeletes && !chronicle.everLost() && !chronicle.wrongClocks()) {
            throw broken(point, "it is number " + today.size() + " of " + day + ", and the limit is " + maxDeletes);
        }
    }

    private String kept(TruePoint point) {
        var source = estate.source(point.source());
        return source.ofServices() ? source.kind().toString() : "EC2";
    }

    private static String name(TruePoint point) {
        return point.obligation() + " " + point.attempt() + " " + point.capture();
    }

    private static AssertionError broken(Object what, String why) {
        return new AssertionError(what + " must not be deleted: " + why);
    }
}
