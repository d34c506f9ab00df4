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
import java.util.TreeMap;

/// The jobs of AWS Backup as one look at a scope shows them, and which of them were started for which attempt.
///
/// @param noted by run
/// @param unknown runs whose notes could not be read
/// @param jobs by id
record JobSweep(
        Map<RunKey, List<JobNotes.Note>> noted, Set<RunKey> unknown, Map<String, BackupJob> jobs, PointCatalog catalog)
        implements Sweep {

    @Override
    public Facts of(Roll roll, Duration lag, Instant now) {
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
        var facts = new Facts(
                new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), Map.of(), Set.of(), false);
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
        facts.running().merge(owed, new Running(note.attempt(), since), Running::newer);
    }

    private static void fail(JobNotes.Note note, Obligation owed, String why, Instant now, Facts facts) {
        facts.failures()
                .computeIfAbsent(owed, _ -> new TreeMap<>())
                .put(note.attempt(), new CaptureFailure(why, false, now));
    }
}
