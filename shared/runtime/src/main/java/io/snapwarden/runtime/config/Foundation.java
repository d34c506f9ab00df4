package io.snapwarden.runtime.config;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.MemberRole;
import io.snapwarden.runtime.ledger.Ledgers;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.Secrets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What every deployable stands on: the policy file as it is at the start, AWS as that file and the environment say,
/// and the run ledger.
public record Foundation(PolicyFile file, AwsPorts aws, RunLedger ledger) implements AutoCloseable {

    /// Beside the work in hand: leases, counts, events.
    private static final int FURTHER_CONNECTIONS = 16;

    /// Laying it is the proof that the settings are whole and that AWS is reached.
    ///
    /// @throws IllegalArgumentException naming the setting that is missing or wrong
    /// @throws io.snapwarden.runtime.port.DependencyException when AWS is not reached or denies
    public static Foundation lay(Settings settings) {
        var location = new PolicyFileLocation(settings.policyFile());
        try (var own = AwsPorts.usual(1, null)) {
            var file = location.read(own.clients());
            return lay(settings, file, role(file.scopes().accounts(), own.secrets()));
        }
    }

    private static Foundation lay(Settings settings, PolicyFile file, @Nullable MemberRole role) {
        var aws = AwsPorts.usual(settings.concurrency() + FURTHER_CONNECTIONS, role);
        try {
            aws.accounts().own();
            var place =
                    settings.ledger().orElseGet(() -> Objects.requireNonNullElse(file.ledger(), LedgerLocation.USUAL));
            return new Foundation(file, aws, Ledgers.open(place, aws.clients()));
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    /// The external id may be behind a reference, and is read once, before any account is entered.
    private static @Nullable MemberRole role(ScopeChoice.Accounts accounts, Secrets secrets) {
        return switch (accounts) {
            case ScopeChoice.Accounts.Own _ -> null;
            case ScopeChoice.Accounts.Listed listed -> {
                var externalId = listed.externalId();
                yield new MemberRole(listed.role(), externalId == null ? "" : secrets.resolve(externalId.value()));
            }
        };
    }

    /// The scopes that the policy file chooses.
    public ScopeDirectory scopes() {
        return aws.scopes(file.scopes());
    }

    @Override
    public void close() {
        aws.close();
    }
}
