package io.snapwarden.standalone.simulate.fleet;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.policyfile.ScopeChoice.Accounts;
import io.snapwarden.runtime.policyfile.ScopeChoice.Regions;

/// The part of a fleet that is in scopes at which the policy file looks. Where the file leaves the account or the
/// Region to the caller's configuration or to the organization, all of the fleet's are meant.
public final class LookedAt {

    private LookedAt() {}

    public static ModelFleet of(ModelFleet fleet, ScopeChoice choice) {
        return new ModelFleet(fleet.members().stream()
                .filter(member ->
                        regions(choice.regions(), member.scope()) && accounts(choice.accounts(), member.scope()))
                .toList());
    }

    private static boolean regions(Regions regions, Scope scope) {
        return switch (regions) {
            case Regions.Own(), Regions.All() -> true;
            case Regions.Listed(var listed) -> listed.contains(scope.region());
        };
    }

    private static boolean accounts(Accounts accounts, Scope scope) {
        return switch (accounts) {
            case Accounts.Own(), Accounts.Organization _ -> true;
            case Accounts.Listed listed -> listed.accounts().contains(scope.account());
        };
    }
}
