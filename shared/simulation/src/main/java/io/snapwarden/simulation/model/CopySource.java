package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.point.Snapshot;

/// What a copy takes from its source. The source may go once this is read.
///
/// @param origin the volume that the content comes from
/// @param takenAt the point in time that it holds
record CopySource(Region from, String origin, long takenAt, int sizeGiB, long fullBytes) {

    /// Takes the lock of the source's scope, so the caller holds none.
    static CopySource read(ScopeState there, SimulatedAccount account, String id) {
        var region = there.scope.region();
        if (there.faults.isDown(region)) {
            throw AwsError.unavailable();
        }
        if (!account.isEnabled(region)) {
            throw AwsError.regionOff(region.id());
        }
        there.lock.lock();
        try {
            var source = there.snapshot(id);
            if (source.state(there.now()) != Snapshot.State.COMPLETED) {
                throw AwsError.refused("IncorrectState", "Snapshot '" + id + "' is not 'completed'.");
            }
            return new CopySource(region, source.origin, source.startedAt, source.sizeGiB, source.fullBytes);
        } finally {
            there.lock.unlock();
        }
    }
}
