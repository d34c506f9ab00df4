package io.snapwarden.runtime.config;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.aws.ScopeChoice.Regions;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import java.util.List;

/// What a policy file chooses, as AWS is asked for it.
final class ChosenScopes {

    private ChosenScopes() {}

    static io.snapwarden.runtime.aws.ScopeChoice of(ScopeChoice choice) {
        var regions = switch (choice.regions()) {
            case ScopeChoice.Regions.Own _ -> new Regions.Home();
            case ScopeChoice.Regions.All _ -> new Regions.AllEnabled();
            case ScopeChoice.Regions.Listed listed -> new Regions.Listed(listed.regions());
        };
        var accounts = switch (choice.accounts()) {
            case ScopeChoice.Accounts.Own _ -> List.<AccountId>of();
            case ScopeChoice.Accounts.Listed listed -> listed.accounts();
        };
        return new io.snapwarden.runtime.aws.ScopeChoice(regions, accounts);
    }
}
