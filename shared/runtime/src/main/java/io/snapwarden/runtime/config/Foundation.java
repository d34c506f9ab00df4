package io.snapwarden.runtime.config;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.MemberRole;
import io.snapwarden.runtime.event.EventBridgeSink;
import io.snapwarden.runtime.host.Service;
import io.snapwarden.runtime.ledger.Ledgers;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.Secrets;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.queue.SqsWorkQueue;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.WorkProcessor;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
            return new Foundation(settings, file, aws, Ledgers.open(place, aws.clients()));
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

    /// An SQS queue by its URL, with the dead-letter queue that its RedrivePolicy names.
    public WorkQueue queue(String url) {
        return new SqsWorkQueue(aws.clients(), url);
    }

    /// Where events go.
    public EventSink events() {
        return new EventBridgeSink(aws.clients(), settings.bus());
    }

    /// A handler behind its queue.
    ///
    /// @param url of the queue
    /// @param format reads a body, as `WireFormat::decodeMessage` does
    public <M> Service service(String url, Function<String, Decoded<M>> format, Handler<M> handler) {
        var queue = queue(url);
        return new Service(queue, new WorkProcessor<>(queue, format, handler, events(), aws.time()), settings.worker());
    }

    @Override
    public void close() {
        aws.close();
    }
}
