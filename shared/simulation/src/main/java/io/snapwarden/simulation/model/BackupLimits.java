package io.snapwarden.simulation.model;

import java.time.Duration;

/// What AWS Backup allows, and how long its jobs take.
///
/// @param jobs that are open at once
/// @param queue how long a job waits until it runs
/// @param run how long it then runs
/// @param startWindow a job that has not begun by then expires
/// @param jitter the most that chance adds to these times or takes away, as a share
/// @param page the most rows of one page
public record BackupLimits(int jobs, Duration queue, Duration run, Duration startWindow, double jitter, int page) {

    /// A choice: what is published is one job for each resource, which holds whatever this says.
    private static final int JOBS = 300;

    /// "A job goes to Running within an hour"; these are choices.
    private static final Duration QUEUE = Duration.ofMinutes(8);

    private static final Duration RUN = Duration.ofMinutes(25);

    /// AWS Backup API reference, StartBackupJob: 8 hours.
    private static final Duration START_WINDOW = Duration.ofHours(8);

    private static final double JITTER = 0.5;

    /// AWS Backup API reference: 1 to 1000.
    private static final int PAGE = 1000;

    public static BackupLimits published() {
        return new BackupLimits(JOBS, QUEUE, RUN, START_WINDOW, JITTER, PAGE);
    }

    /// Every job waits and runs just so long.
    public BackupLimits taking(Duration wait, Duration then) {
        return new BackupLimits(jobs, wait, then, startWindow, 0, page);
    }

    public BackupLimits withJobs(int most) {
        return new BackupLimits(most, queue, run, startWindow, jitter, page);
    }

    public BackupLimits withPage(int rows) {
        return new BackupLimits(jobs, queue, run, startWindow, jitter, rows);
    }

    long millis(Duration usual, double chance) {
        return Math.round(usual.toMillis() * (1 + jitter * chance));
    }
}
