package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads one row of a snapshot listing. Texts are taken as they are: whose they are is judged elsewhere.
final class SnapshotRows {

    private SnapshotRows() {}

    static Snapshot read(software.amazon.awssdk.services.ec2.model.Snapshot row, Interned interned) {
        return new Snapshot(
                new SnapshotId(row.snapshotId()),
                new AccountId(row.ownerId()),
                text(row.volumeId()),
                row.startTime(),
                state(row),
                text(row.stateMessage()),
                interned.label(text(row.description()), Ec2Tags.read(row.tags())),
                row.completionTime(),
                row.fullSnapshotSizeInBytes());
    }

    private static Snapshot.State state(software.amazon.awssdk.services.ec2.model.Snapshot row) {
        return switch (row.state()) {
            case PENDING -> Snapshot.State.PENDING;
            case COMPLETED -> Snapshot.State.COMPLETED;
            case ERROR -> Snapshot.State.ERROR;
            case null, default -> Snapshot.State.OTHER;
        };
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
