package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is said of points that hosts of Windows made, against what stands on their snapshots.
record VssLaws(World world, Truth truth) {

    /// AWS's own tag is the proof, and it is on each snapshot.
    void whatIsCalledConsistentSaysSoItself() {
        points().stream()
                .filter(FreezeLaws::isConsistent)
                .filter(point -> !point.there().stream()
                        .allMatch(member -> "True".equals(member.tags().get("AppConsistent"))))
                .findFirst()
                .ifPresent(point -> {
                    throw new AssertionError(point + " is called application-consistent against its host");
                });
    }

    /// What was made is told under the id that stands on it, by whoever finds it.
    void eachPointIsAdoptedOnce() {
        var captures = points().stream().map(TruePoint::capture).collect(Collectors.toSet());
        for (var said : world.chronicle().said()) {
            if (said.event() instanceof Event.RecoveryPointCaptured captured
                    && isWindows(captured.key().obligation().source().value())) {
                told(captured, captures);
            }
        }
    }

    private void told(Event.RecoveryPointCaptured captured, Set<String> captures) {
        boolean tampered = world.estate()
                .meddlers()
                .interference()
                .tamperedWith(captured.key().obligation().workId().value());
        if (!tampered && !captures.contains(captured.capture().value())) {
            throw new AssertionError(captured + " is told, but nothing of that id was ever there");
        }
    }

    private List<TruePoint> points() {
        return world.estate().scene().scopes().stream()
                .flatMap(scope -> truth.ever(scope).stream())
                .filter(point -> isWindows(point.source()))
                .toList();
    }

    private boolean isWindows(String source) {
        return world.estate().windows().containsKey(source);
    }
}
