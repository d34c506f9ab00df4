package io.snapwarden.runtime.aws;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.Accounts;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.ScopeDirectory;
import java.util.List;

/// The chosen scopes, account by account. Which Regions are enabled is asked of each account, at home.
final class AwsScopes implements ScopeDirectory {

    private final Accounts accounts;
    private final Ec2Clients clients;
    private final Region home;
    private final ScopeChoice choice;

    AwsScopes(Accounts accounts, Ec2Clients clients, Region home, ScopeChoice choice) {
        this.accounts = accounts;
        this.clients = clients;
        this.home = home;
        this.choice = choice;
    }

    @Override
    public List<Scope> scopes() {
        return chosen().stream()
                .flatMap(account -> regions(account).stream().map(region -> new Scope(account, region)))
                .distinct()
                .sorted()
                .toList();
    }

    private List<AccountId> chosen() {
        return switch (choice.accounts()) {
            case ScopeChoice.Accounts.Own() -> List.of(accounts.own());
            case ScopeChoice.Accounts.Listed listed -> listed.accounts();
        };
    }

    private List<Region> regions(AccountId account) {
        return switch (choice.regions()) {
            case ScopeChoice.Regions.Own() -> List.of(home);
            case ScopeChoice.Regions.Listed(var regions) -> regions;
            case ScopeChoice.Regions.All() -> enabled(new Scope(account, home));
        };
    }

    private List<Region> enabled(Scope at) {
        return clients.read(
                AwsCall.ec2("DescribeRegions", at),
                at,
                client -> client.describeRegions().regions().stream()
                        .map(region -> new Region(region.regionName()))
                        .toList());
    }
}
