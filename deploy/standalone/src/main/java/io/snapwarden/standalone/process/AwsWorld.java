package io.snapwarden.standalone.process;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.MemberRole;
import io.snapwarden.runtime.ledger.Ledgers;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.policyfile.NotifySettings;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.Secrets;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.webhook.WebhookDesk;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The world as AWS and the policy file make it. Building one is the proof that AWS is reached.
public final class AwsWorld implements AutoCloseable {

    /// The calls that one process makes at once, and some for reading.
    private static final int CONNECTIONS = 64;

    private final AwsPorts aws;
    private final World world;

    private AwsWorld(AwsPorts aws, World world) {
        this.aws = aws;
        this.world = world;
    }

    /// @throws io.snapwarden.runtime.port.DependencyException when AWS is not reached or denies
    public static AwsWorld of(PolicyFile file) {
        var aws = AwsPorts.usual(CONNECTIONS, role(file.scopes().accounts()));
        try {
            return new AwsWorld(aws, world(file, aws));
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    public World world() {
        return world;
    }

    public AwsPorts aws() {
        return aws;
    }

    @Override
    public void close() {
        aws.close();
    }

    private static World world(PolicyFile file, AwsPorts aws) {
        aws.accounts().own();
        var topic = file.notification().topic();
        return new World(
                aws.scopes(file.scopes()),
                aws.fleet(),
                aws.snapshots(),
                aws.creator(),
                aws.tagger(),
                aws.deleter(),
                aws.restorer(),
                Ledgers.at(Objects.requireNonNullElse(file.ledger(), LedgerLocation.USUAL), aws.clients()),
                aws.metrics(),
                topic == null ? null : aws.topic(topic.value()),
                desk(file.notification(), aws.secrets()),
                aws.time());
    }

    private static @Nullable TicketDesk desk(NotifySettings notify, Secrets secrets) {
        var webhook = notify.webhook();
        return webhook == null ? null : WebhookDesk.of(webhook, secrets);
    }

    private static @Nullable MemberRole role(ScopeChoice.Accounts accounts) {
        return switch (accounts) {
            case ScopeChoice.Accounts.Own _ -> null;
            case ScopeChoice.Accounts.Listed listed -> null;
        };
    }
}
