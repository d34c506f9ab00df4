package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.standalone.simulation.Chronicle.Said;
import io.snapwarden.standalone.simulation.Estate.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What exists in the end.
final class PointLaws {

    private static final int PLENTY = 100;

    private final World world;
    private final Instant calmAt;
    private final Instant ticksEnd;
    private final boolean limited;
    private final Truth truth;

    PointLaws(World world, Instant calmAt, Instant ticksEnd, int maxDeletes) {
        this.world = world;
        this.calmAt = calmAt;
        this.ticksEnd = ticksEnd;
        limited = maxDeletes < PLENTY;
        truth = new Truth(world.estate(), world.chronicle());
    }

    /// Once nothing goes wrong any more, each resource has a good point for each slot, taken in its window.
    void whatIsOwedInTheCalmIsCaptured() {
        var points = truth.everByObligation();
        for (var promise : world.estate().scene().promises()) {
            var latest = ticksEnd.minus(promise.window()).minus(Duration.ofHours(2));
            for (var slot : promise.slots(calmAt.plus(Duration.ofHours(1)), latest)) {
                world.estate().sources().stream()
                        .filter(source -> source.promise().equals(promise))
                        .filter(source -> source.selected().covered(slot, promise.windowEnd(slot)))
                        .forEach(source -> captured(
                                source,
                                slot,
                                points.getOrDefault(
                                        promise.policy() + " " + slot + " " + source.scope() + " " + source.id(),
                                        List.of())));
            }
        }
    }

    private static void captured(Source source, Instant slot, List<TruePoint> points) {
        if (points.stream()
                .noneMatch(point -> point.good()
                        && point.takenAt()
                                .isBefore(source.promise().windowEnd(slot).plusSeconds(60)))) {
            throw new AssertionError(source.id() + " has no good point of "
                    + source.promise().policy() + " " + slot + ", though nothing went wrong: " + points);
        }
    }

    /// Every point of instances that ever was, of slots after then.
    List<TruePoint> ofInstances(Instant after) {
        return world.estate().scene().scopes().stream()
                .flatMap(scope -> truth.ever(scope).stream())
                .filter(point -> kind(point) == ResourceKind.INSTANCE)
                .filter(point -> point.slot().isAfter(after))
                .toList();
    }

    private ResourceKind kind(TruePoint point) {
        return world.estate().source(point.source()).kind();
    }

    /// The deleting prunes of the calm have left one point for each obligation. What an application backs up by itself
    /// nobody prunes.
    void noTwinLives() {
        for (var scope : world.estate().scene().scopes()) {
            var points = truth.now(scope);
            points.stream()
                    .filter(point -> point.good() && kind(point) != ResourceKind.COMMAND)
                    .collect(Collectors.groupingBy(TruePoint::obligation))
                    .values()
                    .stream()
                    .filter(twins -> twins.size() > 1 && !limited)
                    .filter(twins -> twins.stream()
                            .flatMap(point -> point.ids().stream())
                            .noneMatch(world.estate().meddlers().interference()::everShielded))
                    .filter(twins -> twins.stream()
                            .allMatch(twin -> new Timeline(Promise.of(twin.policy()), twins).hasAllOf(twin)))
                    .findFirst()
                    .ifPresent(twins -> {
                        throw new AssertionError("twins live: " + twins);
                    });
        }
    }

    /// What has lost a member has lost all.
    void pointsGoWhole() {
        for (var scope : world.estate().scene().scopes()) {
            var captures = captures(truth.now(scope));
            truth.ever(scope).stream()
                    .filter(point -> captures.contains(point.capture()))
                    .filter(point -> point.ids().stream()
                            .anyMatch(id -> world.chronicle().deleted().containsKey(id)))
                    .filter(point -> point.ids().stream()
                            .noneMatch(world.estate().meddlers().interference()::everShielded))
                    .filter(point -> !limited && !world.chronicle().everLost())
                    .findFirst()
                    .ifPresent(point -> {
                        throw new AssertionError("only a part of it was deleted: " + point);
                    });
        }
    }

    void whatIsGoneIsAnnounced() {
        var announced = world.chronicle().said().stream()
                .map(Said::event)
                .filter(Event.RecoveryPointPruned.class::isInstance)
                .map(event -> ((Event.RecoveryPointPruned) event).capture().value())
                .collect(Collectors.toSet());
        for (var scope : world.estate().scene().scopes()) {
            var alive = captures(truth.now(scope));
            truth.ever(scope).stream()
                    .filter(point -> !alive.contains(point.capture()) && !announced.contains(point.capture()))
                    .filter(point -> !world.chronicle().everLost())
                    .findFirst()
                    .ifPresent(point -> {
                        throw new AssertionError("it was deleted, and nobody said so: " + point);
                    });
        }
    }

    private static Set<String> captures(List<TruePoint> points) {
        return points.stream().map(TruePoint::capture).collect(Collectors.toCollection(TreeSet::new));
    }
}
