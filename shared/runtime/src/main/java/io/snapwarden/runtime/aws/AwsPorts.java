package io.snapwarden.runtime.aws;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.runtime.aws.backup.AwsBackupDeleter;
import io.snapwarden.runtime.aws.backup.AwsBackupReader;
import io.snapwarden.runtime.aws.backup.AwsBackupStarter;
import io.snapwarden.runtime.aws.client.Accounts;
import io.snapwarden.runtime.aws.client.ApiCalls;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.AwsTime;
import io.snapwarden.runtime.aws.client.BackupClients;
import io.snapwarden.runtime.aws.client.Connection;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.aws.client.MemberRole;
import io.snapwarden.runtime.aws.client.ScopedClients;
import io.snapwarden.runtime.aws.client.SsmClients;
import io.snapwarden.runtime.aws.ec2.Ec2Fleet;
import io.snapwarden.runtime.aws.ec2.Ec2SnapshotCreator;
import io.snapwarden.runtime.aws.ec2.Ec2SnapshotDeleter;
import io.snapwarden.runtime.aws.ec2.Ec2SnapshotTagger;
import io.snapwarden.runtime.aws.ec2.Ec2Snapshots;
import io.snapwarden.runtime.aws.ec2.Ec2VolumeRestorer;
import io.snapwarden.runtime.aws.ec2.EnabledRegions;
import io.snapwarden.runtime.aws.organization.OrganizationAccounts;
import io.snapwarden.runtime.aws.rds.RdsDeleter;
import io.snapwarden.runtime.aws.rds.RdsReader;
import io.snapwarden.runtime.aws.rds.RdsSnapshots;
import io.snapwarden.runtime.aws.s3.S3Proofs;
import io.snapwarden.runtime.aws.ssm.SsmHostCommands;
import io.snapwarden.runtime.aws.ssm.SsmInvocations;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.policyfile.SecretReference;
import io.snapwarden.runtime.port.AccountDirectory;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.runtime.port.ProofReader;
import io.snapwarden.runtime.port.RegionDirectory;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.Secrets;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.Topic;
import io.snapwarden.runtime.port.VolumeRestorer;
import io.snapwarden.runtime.scope.ChosenScopes;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;

/// The ports that AWS serves, for one process. They share connections, credentials, the count of calls and the
/// time.
public final class AwsPorts implements AutoCloseable {

    private final Connection connection;
    private final ApiCalls calls = new ApiCalls();
    private final AwsTime time = new AwsTime(InstantSource.system());
    private final AwsClients clients;
    private final Accounts accounts;
    private final Ec2Clients ec2;

    /// @param role for accounts other than the caller's; null when there are none
    public AwsPorts(Connection connection, @Nullable MemberRole role) {
        this.connection = connection;
        this.clients = new AwsClients(connection, calls, time);
        this.accounts = new Accounts(clients, role);
        this.ec2 = new Ec2Clients(clients, accounts);
    }

    private static AwsPorts usual(int concurrency, @Nullable MemberRole role) {
        return new AwsPorts(Connection.usual(Connection.http(concurrency)), role);
    }

    /// What the SDK's usual chain finds, for a process that makes up to so many calls at once.
    ///
    /// @param accounts the other accounts to enter, and how
    public static AwsPorts usual(int concurrency, ScopeChoice.Accounts accounts) {
        return usual(concurrency, role(accounts));
    }

    /// The external id may be behind a reference, and is read once, before any account is entered.
    private static @Nullable MemberRole role(ScopeChoice.Accounts accounts) {
        return switch (accounts) {
            case ScopeChoice.Accounts.Own _ -> null;
            case ScopeChoice.Accounts.Entered entered -> {
                var externalId = entered.externalId();
                yield new MemberRole(entered.role(), externalId == null ? "" : resolved(externalId));
            }
        };
    }

    private static String resolved(SecretReference reference) {
        try (var own = usual(1, (MemberRole) null)) {
            return own.secrets().resolve(reference.value());
        }
    }

    /// Who this process is. The first call is the proof that AWS is reached and the credentials are good.
    public Accounts accounts() {
        return accounts;
    }

    /// As AWS says at this moment.
    public ScopeDirectory scopes(ScopeChoice choice) {
        return scopes(choice, new InMemoryLedger(time));
    }

    /// @param memory remembers what AWS said, so that it is not asked each time
    public ScopeDirectory scopes(ScopeChoice choice, RunLedger memory) {
        return new ChosenScopes(choice, accounts::own, home(), organization(), regions(), memory, time);
    }

    public AccountDirectory organization() {
        return new OrganizationAccounts(clients);
    }

    public RegionDirectory regions() {
        return new EnabledRegions(ec2, home());
    }

    private Region home() {
        return new Region(clients.home().id());
    }

    public FleetReader fleet() {
        return new Ec2Fleet(ec2);
    }

    public SnapshotReader snapshots() {
        return new Ec2Snapshots(ec2);
    }

    public SnapshotCreator creator() {
        return new Ec2SnapshotCreator(ec2);
    }

    public SnapshotTagger tagger() {
        return new Ec2SnapshotTagger(ec2);
    }

    public SnapshotDeleter deleter() {
        return new Ec2SnapshotDeleter(ec2);
    }

    public VolumeRestorer restorer() {
        return new Ec2VolumeRestorer(ec2);
    }

    public HostCommands hosts() {
        return new SsmHostCommands(new SsmClients(clients, accounts));
    }

    public CommandReader commands() {
        return new SsmInvocations(new SsmClients(clients, accounts));
    }

    public ProofReader proofs() {
        return new S3Proofs(ScopedClients.of(clients, accounts, AwsClients.Patience.READING, S3Proofs::builder));
    }

    public BackupReader backups() {
        return new AwsBackupReader(backup());
    }

    public BackupStarter backupStarter() {
        return new AwsBackupStarter(backup());
    }

    public BackupDeleter backupDeleter() {
        return new AwsBackupDeleter(backup());
    }

    private BackupClients backup() {
        return new BackupClients(clients, accounts);
    }

    public DatabaseReader databases() {
        return new RdsReader(rds());
    }

    public DatabaseSnapshots databaseSnapshots() {
        return new RdsSnapshots(rds());
    }

    public SnapshotDeleter databaseDeleter() {
        return new RdsDeleter(rds());
    }

    private ScopedClients<RdsClient> rds() {
        return ScopedClients.of(clients, accounts, AwsClients.Patience.CHANGING, RdsClient::builder);
    }

    public Topic topic(String arn) {
        return new SnsTopic(clients, arn);
    }

    public MetricSink metrics() {
        return new CloudWatchMetrics(clients);
    }

    public Secrets secrets() {
        return new AwsSecrets(clients, System::getenv);
    }

    /// For clients of other services, so that they connect, count and hear the time alike.
    public AwsClients clients() {
        return clients;
    }

    /// The time to decide by.
    public InstantSource time() {
        return time;
    }

    public ApiCalls calls() {
        return calls;
    }

    /// Closes all connections.
    @Override
    public void close() {
        connection.http().close();
    }
}
