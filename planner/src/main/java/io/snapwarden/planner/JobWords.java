package io.snapwarden.planner;

import io.snapwarden.runtime.port.BackupJob;
import io.snapwarden.runtime.port.BackupRefusals;

/// What is said of a job of AWS Backup that did not end well.
final class JobWords {

    private static final int MOST = 300;

    private JobWords() {}

    static String failed(BackupJob job, String vault) {
        var why = "the job " + job.id() + " of AWS Backup ended as " + job.state() + ": "
                + (job.message().isBlank() ? "it says no reason" : shortened(job.message()));
        return why + BackupRefusals.remedy(job.message(), vault, "that the policy names");
    }

    static String gaveWay(BackupJob job) {
        return "the job " + job.id() + " of AWS Backup gave way: " + shortened(job.message());
    }

    static String withoutPoint(BackupJob job, String vault) {
        return "the job " + job.id() + " of AWS Backup is completed, but the vault " + vault
                + " shows no recovery point of it that carries our marks";
    }

    /// Texts of AWS may be as long as they like, and hold anything.
    static String shortened(String message) {
        var line = message.strip().replaceAll("\\s+", " ");
        return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
    }
}
