package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where to look: every chosen Region of every chosen account.
public record ScopeChoice(Regions regions, Accounts accounts) {

    /// What holds when a file says nothing.
    public static final ScopeChoice OWN = new ScopeChoice(new Regions.Own(), new Accounts.Own());

    public sealed interface Regions {

        /// The Region of the caller's configuration.
        record Own() implements Regions {}

        /// Every Region that is enabled in the account.
        record All() implements Regions {}

        record Listed(List<Region> regions) implements Regions {
            public Listed {
                regions = List.copyOf(regions);
            }
        }
    }

    public sealed interface Accounts {

        /// The caller's own account.
        record Own() implements Accounts {}

        /// @param role the name of the role that is assumed in each of them
        /// @param externalId what the role's trust policy asks for; null when it asks for nothing
        record Listed(
                List<AccountId> accounts,
                String role,
                @Nullable SecretReference externalId) implements Accounts {

            public static final String USUAL_ROLE = "snapwarden-member";

            public Listed {
                accounts = List.copyOf(accounts);
            }
        }
    }
}
