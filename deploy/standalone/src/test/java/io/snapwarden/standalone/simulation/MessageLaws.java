package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.notifier.text.SlotText;
import io.snapwarden.runtime.queue.InMemoryWorkQueue.DeadLetter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What becomes of messages, and of what they tell people.
record MessageLaws(World world, Instant calmAt, IntSupplier garbage) {

    void everyMessageHasItsEnd() {
        for (var queue : world.queues()) {
            if (queue.size() != 0) {
                throw new AssertionError(queue.size() + " messages are still on their way, one is due at "
                        + queue.nextVisibleAt().orElseThrow());
            }
        }
    }

    void onlyTroubleMakesDeadLetters() {
        int unreadable = 0;
        for (var letter : letters()) {
            if (letter.reason().isBlank()) {
                throw new AssertionError("a dead letter without a reason: " + letter);
            }
            if (letter.reason().startsWith("unreadable")) {
                unreadable++;
            } else if (letter.firstSent().isAfter(calmAt)) {
                throw new AssertionError("a dead letter though nothing went wrong: " + letter);
            }
        }
        if (unreadable != garbage.getAsInt()) {
            throw new AssertionError(garbage.getAsInt() + " unreadable messages were sent, but " + unreadable
                    + " are in dead-letter queues");
        }
    }

    /// A number for each scope of each run whose close has arrived. A run has several closes where a wrong clock or a
    /// lost ledger has opened it again, and settles as it closes or later: one of these reports is told.
    void everyClosedRunIsMeasured() {
        var measured = new HashSet<List<Object>>();
        for (var metric : world.metrics().metrics()) {
            var dimensions = metric.dimensions();
            measured.add(List.of(
                    metric.name(),
                    String.valueOf(dimensions.get("Policy")),
                    String.valueOf(dimensions.get("Region")),
                    (int) metric.value()));
        }
        var reports = Stream.concat(closed(), settled()).collect(Collectors.groupingBy(RunReport::run));
        closed().map(RunReport::run).distinct().forEach(run -> {
            var told = reports.get(run);
            if (told.stream().noneMatch(report -> measured.containsAll(captured(report)))) {
                throw new AssertionError("no number says of " + run + ": " + captured(told.getFirst()));
            }
        });
    }

    private static Set<List<Object>> captured(RunReport report) {
        return report.scopes().stream()
                .map(scope -> List.<Object>of(
                        "Captured",
                        report.run().policy().value(),
                        scope.scope().region().id(),
                        scope.completed() + scope.pending()))
                .collect(Collectors.toSet());
    }

    void everyClosedRunIsInADigest() {
        var told = new StringBuilder();
        world.topic().digests().forEach(digest -> told.append(digest.body()).append('\n'));
        var digests = told.toString();
        closed().forEach(report -> {
            var slot = SlotText.utc(report.run().slot());
            if (!world.chronicle().everLost() && !digests.contains(slot)) {
                throw new AssertionError("no digest tells of " + report.run());
            }
        });
    }

    /// Each problem has had a success after it, unless whoever remembers the problems has forgotten them.
    void noTicketStaysOpen() {
        if (!world.chronicle().everLost() && !world.desk().open().isEmpty()) {
            throw new AssertionError(
                    "a ticket is still open: " + world.desk().open().getFirst());
        }
    }

    private Stream<RunReport> closed() {
        return arrived(Event.RunClosed.class).map(Event.RunClosed::report);
    }

    private Stream<RunReport> settled() {
        return arrived(Event.RunSettled.class).map(Event.RunSettled::report);
    }

    /// What reached the notifier's queue and did not end as a dead letter.
    private <E extends Event> Stream<E> arrived(Class<E> type) {
        Set<String> dead = new HashSet<>();
        letters().forEach(letter -> dead.add(letter.body()));
        return world.chronicle().delivered().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> dead.stream().noneMatch(body -> body.contains(event.id())));
    }

    private List<DeadLetter> letters() {
        return world.queues().stream()
                .flatMap(queue -> queue.deadLetters().stream())
                .toList();
    }
}
