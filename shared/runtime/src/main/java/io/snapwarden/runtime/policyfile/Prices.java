package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.Region;
import java.util.Map;

/// What snapshots cost.
///
/// @param snapshotGiBMonth for a GiB in the standard tier, for a month
/// @param regions Regions where it is another price
public record Prices(String currency, double snapshotGiBMonth, Map<Region, Double> regions) {

    /// Amazon EBS pricing, snapshots in the standard tier, US East (N. Virginia).
    public static final Prices USUAL = new Prices("USD", 0.05, Map.of());

    public Prices {
        regions = Map.copyOf(regions);
    }

    public double snapshotGiBMonth(Region region) {
        return regions.getOrDefault(region, snapshotGiBMonth);
    }
}
