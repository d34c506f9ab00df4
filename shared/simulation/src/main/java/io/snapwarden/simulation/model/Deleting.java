package io.snapwarden.simulation.model;

/// DeleteSnapshot, and what protects from it: images and locks.
final class Deleting {

    private final ScopeState state;

    Deleting(ScopeState state) {
        this.state = state;
    }

    void delete(String id) {
        var snapshot = state.snapshot(id);
        state.images.values().stream()
                .filter(image -> image.snapshots().contains(id))
                .findFirst()
                .ifPresent(image -> {
                    throw AwsError.refused(
                            "InvalidSnapshot.InUse", "The snapshot " + id + " is currently in use by " + image.id());
                });
        if (state.locked.contains(id)) {
            throw AwsError.refused("SnapshotLocked", "The snapshot " + id + " is locked and cannot be deleted.");
        }
        long now = state.now();
        snapshot.delete(state.seenFrom());
        state.snapshots.remove(id);
        state.snapshotShelf.lost(now);
        state.index.deleted(snapshot, now);
    }
}
