package io.snapwarden.domain.point;

/// The id of an EBS snapshot.
public record SnapshotId(String value) implements Comparable<SnapshotId> {

    public SnapshotId {
        if (!value.matches("snap-[0-9a-f]{1,40}")) {
            throw new IllegalArgumentException("a snapshot id looks like snap-0123abcd but is \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(SnapshotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
