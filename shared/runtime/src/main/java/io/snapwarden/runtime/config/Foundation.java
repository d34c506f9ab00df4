package io.snapwarden.runtime.config;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.S3Document;
import io.snapwarden.runtime.event.EventBridgeSink;
import io.snapwarden.runtime.ledger.Ledgers;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.queue.SqsWorkQueue;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every deployable stands on: the policy file as it is at the start, AWS as that file and the environment say,
/// and the run ledger.
public record Foundation(Settings settings, PolicyInForce policy, AwsPorts aws, RunLedger ledger)
        implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Foundation.class);

    /// Beside the work in hand: leases, counts, events.
    private static final int FURTHER_CONNECTIONS = 16;

    /// Laying it is the proof that the settings are whole and that AWS is reached.
    ///
    /// @throws SettingException naming the setting that is missing or wrong
    /// @throws io.snapwarden.runtime.port.DependencyException when AWS is not reached or denies
    public static Foundation lay(Settings settings) {
        try (var own = AwsPorts.usual(1, new ScopeChoice.Accounts.Own())) {
            return lay(settings, location(settings).read(own.clients()));
        }
    }

    private static Foundation lay(Settings settings, PolicyInForce policy) {
        var file = policy.file();
        var aws = AwsPorts.usual(
                settings.concurrency() + FURTHER_CONNECTIONS,
                settings.entering(file.scopes().accounts()));
        try {
            aws.accounts().own();
            policy.tell();
            var place =
                    settings.ledger().orElseGet(() -> Objects.requireNonNullElse(file.ledger(), LedgerLocation.USUAL));
            return new Foundation(settings, policy, aws, Ledgers.open(place, aws.clients()));
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    private static PolicyFileLocation location(Settings settings) {
        return new PolicyFileLocation(settings.policyFile());
    }

    /// The policy file that this process works by.
    public PolicyFile file() {
        return policy.file();
    }

    /// Whether another policy file was put in the place of the newest one: then the process lays its foundation anew.
    /// One that is refused is told again with each look, so that its alarm goes on for as long as it is there.
    public boolean isOutdated() {
        try {
            var document = location(settings).document();
            if (document.isPresent() && !isNewest(document.get())) {
                return true;
            }
        } catch (DependencyException e) {
            log.warn("Could not look for another policy file: {}", e.getMessage());
        }
        policy.tell();
        return false;
    }

    private boolean isNewest(S3Document document) {
        return new PolicyVersions(document, aws.clients()).newest().equals(policy.newest());
    }

    /// The scopes that the policy file chooses.
    public ScopeDirectory scopes() {
        return aws.scopes(file().scopes(), ledger);
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
