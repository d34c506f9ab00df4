package io.snapwarden.standalone.process;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.ledger.Ledgers;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.policyfile.NotifySettings;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.webhook.WebhookTicketDesk;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The world as AWS and the policy file make it. Building one is the proof that AWS is reached.
public final class AwsWorld implements AutoCloseable {

    /// The calls that one process makes at once, and some for reading.
    private static final int CONNECTIONS = 64;

    private final AwsPorts aws;
    private final World world;
    private final ScopeChoice scopes;

    private AwsWorld(AwsPorts aws, World world, ScopeChoice scopes) {
        this.aws = aws;
        this.world = world;
        this.scopes = scopes;
    }

    /// @throws io.snapwarden.runtime.port.DependencyException when AWS is not reached or denies
    public static AwsWorld of(PolicyFile file) {
        return over(AwsPorts.usual(CONNECTIONS, file.scopes().accounts()), file);
    }

    /// The same over ports that somebody else has connected; they are closed with this world.
    public static AwsWorld over(AwsPorts aws, PolicyFile file) {
        try {
            return new AwsWorld(aws, world(file, aws), file.scopes());
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    /// For people who look: accounts and Regions as they are at this moment.
    public World world() {
        return world;
    }

    /// For a process that works: accounts and Regions are remembered in the run ledger.
    public World working() {
        return world.with(aws.scopes(scopes, world.ledger()));
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
                aws.hosts(),
                aws.deleter(),
                aws.restorer(),
                new Backups(aws.backups(), aws.backupStarter(), aws.backupDeleter()),
                new Databases(aws.databases(), aws.databaseSnapshots(), aws.databaseDeleter()),
                new Commands(aws.commands(), aws.proofs()),
                Ledgers.open(Objects.requireNonNullElse(file.ledger(), LedgerLocation.USUAL), aws.clients()),
                aws.metrics(),
                topic == null ? null : aws.topic(topic.value()),
                desk(file.notification(), aws),
                aws.time());
    }

    private static @Nullable TicketDesk desk(NotifySettings settings, AwsPorts aws) {
        var webhook = settings.webhook();
        if (webhook == null) {
            return null;
        }
        var secret = webhook.secret();
        return new WebhookTicketDesk(
                webhook.url(), secret == null ? null : () -> aws.secrets().resolve(secret.value()), aws.time());
    }
}
