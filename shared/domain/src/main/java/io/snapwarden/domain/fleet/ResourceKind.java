package io.snapwarden.domain.fleet;

/// What a policy selects.
public enum ResourceKind {
    VOLUME("volume"),
    INSTANCE("instance"),
    /// Whatever AWS Backup takes, by its ARN.
    AWS_BACKUP("aws-backup");

    private final String word;

    ResourceKind(String word) {
        this.word = word;
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
