package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.simulation.model.Freeze;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.Thaw;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// What hosts say of freezes, whatever their workers believe.
///
/// @param hosts by instance
/// @param lease how long a freeze lasts at most
record FreezeLaws(Map<String, SimulatedHost> hosts, Duration lease) {

    private static final String APPLICATION = "application";

    /// Whoever died: nothing was frozen for longer than its lease.
    void everyFreezeEndsWithinItsLease(Instant now) {
        hosts.forEach((instance, host) -> host.freezes().stream()
                .filter(freeze ->
                        freeze.outlivesItsLease(now) || lasted(freeze, now).compareTo(lease) > 0)
                .findFirst()
                .ifPresent(freeze -> {
                    throw new AssertionError(instance + " was frozen for too long: " + freeze);
                }));
    }

    void nothingIsFrozen() {
        hosts.forEach((instance, host) -> host.frozenSince().ifPresent(since -> {
            throw new AssertionError(instance + " is frozen since " + since);
        }));
    }

    private static Duration lasted(Freeze freeze, Instant now) {
        var thawed = freeze.thawedAt();
        return Duration.between(freeze.frozenAt(), thawed == null ? now : thawed);
    }

    /// Each mount of its host was frozen at that instant, and it was no watchdog that ended it.
    void whatIsCalledConsistentWasCapturedAtRest(Collection<TruePoint> points) {
        points.stream()
                .filter(FreezeLaws::isConsistent)
                .filter(point -> !wasAtRest(point))
                .findFirst()
                .ifPresent(point -> {
                    throw new AssertionError(point + " is called application-consistent but was captured at "
                            + point.takenAt() + ", when not everything was frozen: "
                            + hosts.get(point.source()).freezes());
                });
    }

    private boolean wasAtRest(TruePoint point) {
        var host = hosts.get(point.source());
        return host != null
                && host.freezes().stream()
                        .map(Freeze::mount)
                        .distinct()
                        .allMatch(mount -> host.freezes().stream()
                                .filter(freeze -> freeze.mount().equals(mount) && freeze.by() == Thaw.DOCUMENT)
                                .anyMatch(freeze -> holds(freeze, point.takenAt())));
    }

    private static boolean holds(Freeze freeze, Instant at) {
        var thawed = freeze.thawedAt();
        return !freeze.frozenAt().isAfter(at) && thawed != null && !thawed.isBefore(at);
    }

    /// @param points of slots when nothing went wrong
    void whatCouldBeProvenIsProven(Collection<TruePoint> points) {
        points.stream()
                .filter(point -> hosts.containsKey(point.source()))
                .filter(point -> !isConsistent(point) && !wasOutOfRoom(point))
                .findFirst()
                .ifPresent(point -> {
                    throw new AssertionError(point + " is only crash-consistent, though nothing went wrong: "
                            + point.there().getFirst().tags().get("snapwarden:quiesce"));
                });
    }

    /// A host of Windows that makes its snapshots itself does not wait for room as we do.
    private static boolean wasOutOfRoom(TruePoint point) {
        return String.valueOf(point.there().getFirst().tags().get("snapwarden:quiesce"))
                .contains("PendingSnapshotLimitExceeded");
    }

    /// Where a listing would show some members raised and some not, the point is what the least of them says.
    static boolean isConsistent(TruePoint point) {
        return point.there().stream().allMatch(FreezeLaws::isConsistent);
    }

    private static boolean isConsistent(Snapshot snapshot) {
        return APPLICATION.equals(snapshot.tags().get("snapwarden:consistency"));
    }
}
