package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.Arn;
import io.snapwarden.domain.text.Form;

/// The id of one artifact: an EBS snapshot, or by its ARN a recovery point of AWS Backup or a snapshot
/// of RDS.
public record SnapshotId(String value) implements Comparable<SnapshotId> {

    private static final Form FORM = Form.of("snap-", "0-9a-f", 1, 40);

    public SnapshotId {
        if (Arn.begins(value) ? !Arn.fits(value) : !FORM.fits(value)) {
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
