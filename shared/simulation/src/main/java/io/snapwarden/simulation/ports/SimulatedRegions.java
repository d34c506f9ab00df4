package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.RegionDirectory;
import java.util.List;

/// Lists the Regions of accounts, from one of them.
record SimulatedRegions(Role role, Region home) implements RegionDirectory {

    @Override
    public List<Region> enabled(AccountId account) {
        var at = new Scope(account, home);
        return role.run("DescribeRegions", at, () -> role.in(at).describeRegions()).stream()
                .sorted()
                .toList();
    }
}
