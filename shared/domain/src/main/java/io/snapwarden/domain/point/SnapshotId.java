package io.snapwarden.domain.point;

import io.snapwarden.domain.text.Form;

/// The id of an EBS snapshot.
public record SnapshotId(String value) implements Comparable<SnapshotId> {

    private static final Form FORM = Form.of("snap-", "0-9a-f", 1, 40);

    public SnapshotId {
        if (!FORM.fits(value)) {
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
