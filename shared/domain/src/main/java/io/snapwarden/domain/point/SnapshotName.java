package io.snapwarden.domain.point;

/// The identifier of a manual snapshot of RDS: the same for every delivery of the same order, so that RDS itself makes
/// one snapshot of all of them. No call changes it later, so it is the mark that nobody who may only write tags can
/// forge.
public record SnapshotName(PointKey key) {

    /// RDS takes letters, digits and single dashes, a letter first, and of clusters at most 63 of them: this and a
    /// capture id are 46.
    private static final String BEGINNING = "snapwarden-";

    /// The work id and the attempt.
    public CaptureId capture() {
        return new CaptureId(key.obligation().workId() + "-" + key.attempt());
    }

    static boolean claimsToBeOurs(String identifier) {
        return identifier.startsWith(BEGINNING);
    }

    /// Whether the snapshot has this name. An ARN ends with it.
    boolean isOf(SnapshotId snapshot) {
        return snapshot.value().endsWith(":" + this);
    }

    @Override
    public String toString() {
        return BEGINNING + capture();
    }
}
