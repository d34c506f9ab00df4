package io.snapwarden.standalone.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.Connection;
import io.snapwarden.runtime.aws.client.MemberRole;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import io.snapwarden.standalone.process.AwsWorld;
import io.snapwarden.standalone.process.OnceRun;
import io.snapwarden.standalone.process.OneProcess;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;

/// An organization of five accounts that are entered by their role, in two Regions each, one whose role is missing and
/// one that is closed: from the list of accounts to the digest, in one process.
@RequiresLane("moto")
class ManyAccountsOnMotoIT {

    private static final List<Region> REGIONS = List.of(new Region("eu-west-1"), new Region("us-east-1"));
    private static final String ROLE = "snapwarden-member";

    @TempDir
    private Path folder;

    private final Connection moto = MotoServer.shared().reset().aws().connection();
    private final AwsPorts person = new AwsPorts(moto, null);
    private final OrganizationsClient organization = person.clients().atHome(OrganizationsClient.builder());
    private final Ec2Gate gate = new Ec2Gate(MotoServer.shared().endpoint());
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<AccountId> members = new ArrayList<>();
    private AccountId roleless;
    private AccountId closed;
    private String topic;
    private String mailbox;

    @BeforeEach
    void anOrganizationWithAVolumeInEachScope() {
        organization.createOrganization(request -> request.featureSet("ALL"));
        for (int number = 1; number <= 5; number++) {
            var member = make("member-" + number);
            members.add(member);
            REGIONS.forEach(region -> volume(new Scope(member, region)));
        }
        roleless = make("roleless");
        gate.removeRole(roleless.value());
        closed = make("closed");
        organization.closeAccount(request -> request.accountId(closed.value()));
        subscribe();
    }

    @Test
    void eachAccountIsCapturedThroughItsRoleAndTheDigestNamesAccountsAndRegions() throws Exception {
        var report = runOnce();

        for (var member : members) {
            for (var region : REGIONS) {
                var scope = new Scope(member, region);
                assertThat(points(scope).points()).as("points in " + scope).hasSize(1);
                assertThat(points(scope).strangers()).isEmpty();
            }
            assertThat(gate.roles())
                    .anyMatch(role -> role.startsWith("arn:aws:iam::" + member + ":role/" + ROLE + " snapwarden.")
                            && role.endsWith("Z.nightly"));
        }
        assertThat(report.pending()).isFalse();
        assertThat(of(Event.RecoveryPointCompleted.class)).hasSize(members.size() * REGIONS.size());
        assertThat(of(Event.RecoveryPointFailed.class)).isEmpty();

        assertThat(of(Event.ScopeUnreachable.class))
                .as("said once for each scope")
                .hasSize(REGIONS.size())
                .allSatisfy(said -> {
                    assertThat(said.scope().account()).isEqualTo(roleless);
                    assertThat(said.why()).contains("AssumeRole for arn:aws:iam::" + roleless + ":role/" + ROLE);
                });
        assertThat(of(Event.ScopesInDoubt.class))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.about()).isEqualTo("account " + closed + " (closed)"));

        var digest = digest();
        for (var region : REGIONS) {
            assertThat(digest).contains(region + ", account " + roleless);
            members.forEach(member -> assertThat(digest).contains(region + ", account " + member));
        }
        assertThat(digest).contains("account " + closed + " (closed): its state is SUSPENDED and it is left out");
    }

    private OnceRun.Ending runOnce() throws InterruptedException {
        var here = new Connection(moto.home(), moto.credentials(), moto.http(), gate.endpoint());
        var run = new OnceRun();
        var file = file();
        var aws = AwsWorld.over(new AwsPorts(here, new MemberRole(ROLE, "an-external-id-of-ours")), file);
        try (var process = new OneProcess(file, aws.working(), OnceRun.PACE, event -> {
            events.add(event);
            run.hear(event);
        })) {
            process.start();
            var runs = OnceRun.openNow(
                    process, file.policies().policies(), aws.world().time().instant());
            return run.await(process, runs, Duration.ofMinutes(3), _ -> {});
        }
    }

    private PolicyFile file() {
        var text = """
                version: 1
                scopes: { regions: [eu-west-1, us-east-1], accounts: { organization: true } }
                ledger: %s
                notify: { sns: "%s" }
                policies:
                  - name: nightly
                    select: { kind: volume, tags: { Backup: nightly } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 1 }
                """.formatted(folder.resolve("ledger"), topic);
        return new PolicyFileReader().read("policy.yaml", text.getBytes(UTF_8));
    }

    private AccountId make(String name) {
        var made =
                organization.createAccount(request -> request.accountName(name).email(name + "@example.com"));
        return new AccountId(made.createAccountStatus().accountId());
    }

    private void volume(Scope scope) {
        var role = "arn:aws:iam::" + scope.account() + ":role/owner";
        var lent = person.clients()
                .atHome(StsClient.builder())
                .assumeRole(request -> request.roleArn(role).roleSessionName("owner"))
                .credentials();
        var owner = AwsSessionCredentials.create(lent.accessKeyId(), lent.secretAccessKey(), lent.sessionToken());
        try (var ec2 = Ec2Client.builder()
                .region(software.amazon.awssdk.regions.Region.of(scope.region().id()))
                .credentialsProvider(StaticCredentialsProvider.create(owner))
                .httpClient(moto.http())
                .endpointOverride(moto.endpoint())
                .build()) {
            ec2.createVolume(request -> request.size(8)
                    .availabilityZone(scope.region() + "a")
                    .tagSpecifications(TagSpecification.builder()
                            .resourceType(ResourceType.VOLUME)
                            .tags(Tag.builder().key("Backup").value("nightly").build())
                            .build()));
        }
    }

    private PointCatalog points(Scope scope) {
        try (var ports = new AwsPorts(MotoServer.shared().aws().connection(), new MemberRole("owner", ""))) {
            return PointCatalog.of(ports.snapshots().list(scope, new Query.Marked()), scope);
        }
    }

    private void subscribe() {
        var sqs = person.clients().atHome(SqsClient.builder());
        var sns = person.clients().atHome(SnsClient.builder());
        mailbox = sqs.createQueue(request -> request.queueName("mail")).queueUrl();
        var arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(mailbox).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        topic = sns.createTopic(request -> request.name("digests")).topicArn();
        sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(arn));
    }

    private String digest() {
        return person.clients()
                .atHome(SqsClient.builder())
                .receiveMessage(request -> request.queueUrl(mailbox))
                .messages()
                .getFirst()
                .body();
    }

    private <E extends Event> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @AfterEach
    void close() {
        gate.close();
        person.close();
    }
}
