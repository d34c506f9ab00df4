package io.snapwarden.planner;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.runtime.port.BackupJob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The jobs of AWS Backup as one look at a scope shows them, and which of them were started for which attempt.
///
/// @param noted by run
/// @param unknown runs whose notes could not be read
/// @param jobs by id
record Sweep(
        Map<RunKey, List<JobNotes.Note>> noted,
        Set<RunKey> unknown,
        Map<String, BackupJob> jobs,
        PointCatalog catalog) {

    static final Sweep NONE = new Sweep(Map.of(), Set.of(), Map.of(), new PointCatalog(List.of(), List.of()));

    /// What jobs make known of what a roll owes.
    ///
    /// @param running the attempt that a job is at work on
    /// @param failures attempts whose jobs did not end well, by attempt
    /// @param turns how many jobs of an attempt gave way to another job of their resource
    /// @param gaveWay what is said of the last of them, should its obligation be missed
    /// @param unknown whether there may be jobs that nothing is known of
    record Facts(
            Map<Obligation, Running> running,
            Map<Obligation, SortedMap<Integer, CaptureFailure>> failures,
            Map<PointKey, Integer> turns,
            Map<Obligation, String> gaveWay,
            boolean unknown) {

        static final Facts NONE = new Facts(Map.of(), Map.of(), Map.of(), Map.of(), false);
        static final Facts UNKNOWN = new Facts(Map.of(), Map.of(), Map.of(), Map.of(), true);
    }

    record Running(int attempt, Instant since) {}

    /// @param lag so long after its job a point may be missing from listings
    Facts of(Roll roll, Duration lag, Instant now) {
        if (unknown.contains(roll.run())) {
            return Facts.UNKNOWN;
        }
        var notes = noted.getOrDefault(roll.run(), List.of());
        if (notes.isEmpty()) {
            return Facts.NONE;
        }
        var open = new HashMap<String, Obligation>();
        for (RollEntry entry : roll.entries()) {
            if (!entry.standing().ended()) {
                open.put(entry.source().keyWord(), roll.obligation(entry));
            }
        }
        var facts = new Facts(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), false);
        for (var note : notes) {
            var owed = open.get(note.source());
            if (owed != null) {
                judge(note, owed, facts, lag, now);
            }
        }
        return facts;
    }

    /// A job that no listing shows yet was started just now.
    private void judge(JobNotes.Note note, Obligation owed, Facts facts, Duration lag, Instant now) {
        var job = jobs.get(note.job());
        if (job == null) {
            running(note, owed, owed.slot().at(), facts);
        } else if (job.state().isOpen()) {
            running(note, owed, job.createdAt(), facts);
        } else if (job.gaveWay()) {
            facts.turns().merge(new PointKey(owed, note.attempt()), 1, Integer::sum);
            facts.gaveWay().put(owed, JobWords.gaveWay(job));
        } else if (job.state() != BackupJob.State.COMPLETED) {
            fail(note, owed, JobWords.failed(job, note.vault()), now, facts);
        } else if (!hasPoint(owed)) {
            var ended = Objects.requireNonNullElse(job.completedAt(), job.createdAt());
            if (now.isBefore(ended.plus(lag))) {
                running(note, owed, job.createdAt(), facts);
            } else {
                fail(note, owed, JobWords.withoutPoint(job, note.vault()), now, facts);
            }
        }
    }

    private boolean hasPoint(Obligation owed) {
        return catalog.points().stream().anyMatch(point -> point.obligation().equals(owed));
    }

    private static void running(JobNotes.Note note, Obligation owed, Instant since, Facts facts) {
        facts.running().merge(owed, new Running(note.attempt(), since), (a, b) -> a.attempt() > b.attempt() ? a : b);
    }

    private static void fail(JobNotes.Note note, Obligation owed, String why, Instant now, Facts facts) {
        facts.failures()
                .computeIfAbsent(owed, _ -> new TreeMap<>())
                .put(note.attempt(), new CaptureFailure(why, false, now));
    }
}
