package io.snapwarden.runtime.config;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.event.EventBridgeSink;
import io.snapwarden.runtime.ledger.Ledgers;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.queue.SqsWorkQueue;
import java.util.Objects;

/// What every deployable stands on: the policy file as it is at the start, AWS as that file and the environment say,
/// and the run ledger.
public record Foundation(Settings settings, PolicyFile file, AwsPorts aws, RunLedger ledger) implements AutoCloseable {

    /// Beside the work in hand: leases, counts, events.
    private static final int FURTHER_CONNECTIONS = 16;

    /// Laying it is the proof that the settings are whole and that AWS is reached.
    ///
    /// @throws SettingException naming the setting that is missing or wrong
    /// @throws io.snapwarden.runtime.port.DependencyException when AWS is not reached or denies
    public static Foundation lay(Settings settings) {
        var location = new PolicyFileLocation(settings.policyFile());
        try (var own = AwsPorts.usual(1, new ScopeChoice.Accounts.Own())) {
            return lay(settings, location.read(own.clients()));
        }
    }

    private static Foundation lay(Settings settings, PolicyFile file) {
        var aws = AwsPorts.usual(
                settings.concurrency() + FURTHER_CONNECTIONS, file.scopes().accounts());
        try {
            aws.accounts().own();
            var place =
                    settings.ledger().orElseGet(() -> Objects.requireNonNullElse(file.ledger(), LedgerLocation.USUAL));
            return new Foundation(settings, file, aws, Ledgers.open(place, aws.clients()));
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    /// The scopes that the policy file chooses.
    public ScopeDirectory scopes() {
        return aws.scopes(file.scopes());
    }

    /// An SQS queue by its URL, with the dead-letter queue that its RedrivePolicy names.
    public WorkQueue queue(String url) {
        return new SqsWorkQueue(aws.clients(), url);
    }

    /// Where events go.
    public EventSink events() {
        return new EventBridgeSink(aws.clients(), settings.bus());
    }

    @Override
    public void close() {
        aws.close();
    }
}
