package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.run.CaptureStarts;
import io.snapwarden.domain.run.CaptureStarts.Start;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When the captures of workloads began, as snapshotters wrote it down. A point does not tell: RDS and AWS Backup date
/// theirs by when they got to it.
record StartNotes(RunLedger ledger) {

    private static final Logger log = LoggerFactory.getLogger(StartNotes.class);

    /// The roll with what is known. What was lost costs the span of a workload, and nothing else.
    Roll notedOn(Roll roll) {
        if (roll.entries().stream().noneMatch(StartNotes::lacksStart)) {
            return roll;
        }
        var starts = read(roll);
        return roll.with(roll.entries().stream()
                .map(entry -> lacksStart(entry) ? entry.begunAt(start(entry, starts.get(entry.source()))) : entry)
                .toList());
    }

    private static boolean lacksStart(RollEntry entry) {
        return entry.workload() != null
                && entry.begunAt() == null
                && (entry.standing() instanceof Standing.Captured || entry.standing() instanceof Standing.Completed);
    }

    /// Of an attempt that has failed it tells nothing.
    private static @Nullable Instant start(RollEntry entry, @Nullable Start noted) {
        return noted != null && Math.max(1, noted.attempt()) > entry.failures() ? noted.at() : null;
    }

    private Map<ResourceId, Start> read(Roll roll) {
        var starts = new HashMap<ResourceId, Start>();
        try {
            for (var key : ledger.keys(LedgerKeys.starts(roll.run(), roll.scope()))) {
                ledger.read(key).stream()
                        .flatMap(entry -> starts(key, entry))
                        .forEach(start -> starts.putIfAbsent(start.source(), start));
            }
        } catch (DependencyException e) {
            log.warn("When captures of {} in {} began is not known: {}", roll.run(), roll.scope(), e.getMessage());
        }
        return starts;
    }

    private static Stream<Start> starts(String key, RunLedger.Entry entry) {
        try {
            return Json.read(entry.text(), CaptureStarts.class).starts().stream();
        } catch (IllegalArgumentException e) {
            log.error("{} of the run ledger cannot be read, and is not used: {}", key, e.getMessage());
            return Stream.empty();
        }
    }
}
