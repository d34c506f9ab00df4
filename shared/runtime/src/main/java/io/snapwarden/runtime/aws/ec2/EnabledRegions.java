package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.port.RegionDirectory;
import java.util.List;

/// Which Regions are enabled is asked of each account, at home.
public final class EnabledRegions implements RegionDirectory {

    private final Ec2Clients clients;
    private final Region home;

    public EnabledRegions(Ec2Clients clients, Region home) {
        this.clients = clients;
        this.home = home;
    }

    @Override
    public List<Region> enabled(AccountId account) {
        var at = new Scope(account, home);
        return clients.read(
                AwsCall.ec2("DescribeRegions", at),
                at,
                client -> client.describeRegions().regions().stream()
                        .map(region -> new Region(region.regionName()))
                        .sorted()
                        .toList());
    }
}
