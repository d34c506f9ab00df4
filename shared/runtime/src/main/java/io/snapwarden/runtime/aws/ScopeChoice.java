package io.snapwarden.runtime.aws;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import java.util.List;

/// Which scopes the policy file chooses.
///
/// @param accounts empty for the caller's own account
public record ScopeChoice(Regions regions, List<AccountId> accounts) {

    public ScopeChoice {
        accounts = List.copyOf(accounts);
    }

    public sealed interface Regions {

        /// The Region of the caller's configuration.
        record Home() implements Regions {}

        /// Those that the file names, enabled or not.
        record Listed(List<Region> regions) implements Regions {}

        /// Every Region that is enabled for the account.
        record AllEnabled() implements Regions {}
    }
}
