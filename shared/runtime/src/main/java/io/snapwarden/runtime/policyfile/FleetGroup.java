package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resources that are all alike.
///
/// @param count of them in each Region of each account
/// @param created the day on which they appear; null when they are there from the beginning
/// @param snapshotted whether a snapshot of each volume exists already, so that the next one is an increment
public record FleetGroup(
        String name,
        int count,
        List<AccountId> accounts,
        List<Region> regions,
        ResourceKind kind,
        List<GroupVolume> volumes,
        Map<String, String> tags,
        @Nullable LocalDate created,
        boolean snapshotted) {

    /// A volume of each of them.
    ///
    /// @param used of its size that is ever written, as a share
    /// @param changeRate of the used part that changes in a day, as a share
    public record GroupVolume(String type, int sizeGiB, double used, double changeRate) {}

    public FleetGroup {
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
        volumes = List.copyOf(volumes);
        tags = Map.copyOf(tags);
        if (kind == ResourceKind.VOLUME && volumes.size() != 1) {
            throw new IllegalArgumentException(
                    "expected one volume for the kind volume, found " + volumes.size() + " in the group " + name);
        }
    }
}
