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

        /// Accounts that are entered by a role.
        sealed interface Entered extends Accounts {

            String USUAL_ROLE = "snapwarden-member";

            /// The name of the role that is assumed in each of them.
            String role();

            /// What the role's trust policy asks for; null when it asks for nothing.
            @Nullable
            SecretReference externalId();

            /// The same accounts by another role.
            Entered by(String otherRole);
        }

        record Listed(
                List<AccountId> accounts,
                String role,
                @Nullable SecretReference externalId) implements Entered {

            public Listed {
                accounts = List.copyOf(accounts);
            }

            @Override
            public Listed by(String otherRole) {
                return new Listed(accounts, otherRole, externalId);
            }
        }

        /// Every active account of the organization.
        record Organization(String role, @Nullable SecretReference externalId) implements Entered {

            @Override
            public Organization by(String otherRole) {
                return new Organization(otherRole, externalId);
            }
        }
    }
}
