package io.snapwarden.domain.point;

import java.util.regex.Pattern;

/// The id of an EBS snapshot.
public record SnapshotId(String value) implements Comparable<SnapshotId> {

    private static final Pattern FORM = Pattern.compile("snap-[0-9a-f]{1,40}");

    public SnapshotId {
        if (!FORM.matcher(value).matches()) {
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
