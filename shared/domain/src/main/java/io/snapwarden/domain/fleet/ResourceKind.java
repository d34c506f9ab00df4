package io.snapwarden.domain.fleet;

/// What a policy selects.
public enum ResourceKind {
    VOLUME("volume"),
    INSTANCE("instance"),
    /// Whatever AWS Backup takes, by its ARN.
    AWS_BACKUP("aws-backup"),
    /// A DB instance of RDS that is in no cluster.
    RDS("rds"),
    /// A DB cluster of RDS: of Aurora, or Multi-AZ.
    AURORA("aurora"),

    /// What an application on an instance backs up by a command of its own.
    COMMAND("command");

    private final String word;

    ResourceKind(String word) {
        this.word = word;
    }

    /// Whether RDS makes its points, as manual snapshots.
    public boolean isDatabase() {
        return this == RDS || this == AURORA;
    }

    /// The word used in policy files, tags, messages and pages.
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
