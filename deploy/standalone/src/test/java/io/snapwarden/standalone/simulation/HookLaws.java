package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.HookDebt;
import io.snapwarden.planner.Runs;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.standalone.simulation.HookDocument.Ran;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What hosts say of hooks, whatever their workers believe.
///
/// @param calmAt from then on nothing goes wrong
record HookLaws(World world, Instant calmAt) {

    /// Each execution that was paused was resumed after it and, when all was over, reported on. Before the calm not
    /// where somebody was told to do it by hand, or where the ledger could not keep what was owed.
    void whatWasPausedIsResumedAndReported() {
        world.estate().hosts().forEach((instance, host) -> {
            var story = HookDocument.story(host);
            for (int i = 0; i < story.size(); i++) {
                var ran = story.get(i);
                if (ran.hook().equals(HookDocument.PAUSE) && isBound(ran, instance)) {
                    requireAfter(instance, story, i, HookDocument.RESUME);
                    requireAfter(instance, story, i, HookDocument.REPORT);
                }
            }
        });
    }

    private boolean isBound(Ran ran, String instance) {
        var chronicle = world.chronicle();
        return ran.at().isAfter(calmAt) || !(chronicle.everLost() || chronicle.doubtfulHooks(instance));
    }

    /// In the end. Also of a late attempt, that was ordered by somebody who could not know that its run has settled.
    void nothingIsOwedOfWhatHasSettled() {
        var open = new Runs(world.ledger())
                .unsettled().stream()
                        .filter(run -> !run.settled())
                        .map(run ->
                                "hooks/" + run.run().policy() + "/" + run.run().slot() + "/")
                        .toList();
        owed().filter(key -> open.stream().noneMatch(key::startsWith))
                .filter(key -> !world.chronicle().everLost())
                .findFirst()
                .ifPresent(key -> {
                    throw new AssertionError("its run has settled, but it is owed: " + key);
                });
    }

    private void requireAfter(String instance, List<Ran> story, int paused, String hook) {
        var execution = story.get(paused).execution();
        boolean ran = story.subList(paused, story.size()).stream()
                .anyMatch(
                        later -> later.hook().equals(hook) && later.execution().equals(execution));
        if (!ran && !isGivenUp(instance, hook) && !isOwedStill(instance)) {
            throw new AssertionError(
                    instance + " was paused, and " + hook + " never ran after " + story.get(paused) + ": " + story);
        }
    }

    private boolean isGivenUp(String instance, String hook) {
        return world.chronicle().said().stream()
                .map(Chronicle.Said::event)
                .filter(Event.HookFailed.class::isInstance)
                .map(Event.HookFailed.class::cast)
                .anyMatch(failed -> !failed.retried()
                        && failed.document().equals(hook)
                        && failed.key().obligation().source().value().equals(instance));
    }

    private boolean isOwedStill(String instance) {
        return owed().anyMatch(key -> key.contains("/" + instance + "/"));
    }

    private Stream<String> owed() {
        return world.ledger().keys("hooks/").stream()
                .filter(key -> world.ledger()
                        .read(key)
                        .map(entry -> Json.read(entry.text(), HookDebt.class))
                        .filter(debt -> !debt.isPaid())
                        .isPresent());
    }
}
