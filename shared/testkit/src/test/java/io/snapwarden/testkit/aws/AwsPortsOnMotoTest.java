package io.snapwarden.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.MemberRole;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.MetricSink.Metric;
import io.snapwarden.runtime.port.MetricSink.Unit;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@RequiresLane("moto")
class AwsPortsOnMotoTest {

    private static final AccountId MEMBER = new AccountId("444455556666");

    private AwsPorts ports;

    @BeforeEach
    void reset() {
        ports = new AwsPorts(
                MotoServer.shared().reset().aws().connection(), new MemberRole("snapwarden-member", "external"));
    }

    @Test
    void allRegionsAreSeveralAndHomeIsAmongThem() {
        var choice = new ScopeChoice(new ScopeChoice.Regions.All(), new ScopeChoice.Accounts.Own());
        assertThat(ports.scopes(choice).scopes())
                .hasSizeGreaterThan(1)
                .contains(new Scope(ports.accounts().own(), new Region("eu-west-1")));
    }

    @Test
    void aMemberAccountIsSeenThroughItsRole() {
        ports.clients()
                .atHome(Ec2Client.builder())
                .createVolume(volume -> volume.size(8).availabilityZone("eu-west-1a"));
        var own = new Scope(ports.accounts().own(), new Region("eu-west-1"));

        assertThat(ports.fleet().list(own).volumes()).hasSize(1);
        assertThat(ports.fleet().list(new Scope(MEMBER, own.region())).volumes())
                .isEmpty();
    }

    @Test
    void aDigestArrivesWhereTheTopicSendsIt() {
        var sqs = ports.clients().atHome(SqsClient.builder());
        var sns = ports.clients().atHome(SnsClient.builder());
        var queue = sqs.createQueue(request -> request.queueName("mail")).queueUrl();
        var queueArn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        var topic = sns.createTopic(request -> request.name("digests")).topicArn();
        sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(queueArn));

        ports.topic(topic).publish("Snapwarden daily: 1 failed", "€".repeat(200_000));

        var arrived = sqs.receiveMessage(request -> request.queueUrl(queue)).messages();
        assertThat(arrived)
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("Snapwarden daily: 1 failed")
                        .contains("cut: a message holds 256 KiB"));
    }

    @Test
    void numbersArriveInCloudWatchWhateverTheirDimensionsHold() {
        var now = ports.time().instant();
        ports.metrics()
                .put(List.of(
                        new Metric("Captured", 3, Unit.COUNT, Map.of("Policy", "täglich", "Region", ""), now),
                        new Metric("Broken", Double.NaN, Unit.SECONDS, Map.of(), now)));

        var metrics =
                ports.clients().atHome(CloudWatchClient.builder()).listMetrics().metrics();
        assertThat(metrics).singleElement().satisfies(metric -> {
            assertThat(metric.namespace()).isEqualTo("Snapwarden");
            assertThat(metric.dimensions())
                    .extracting(dimension -> dimension.value())
                    .containsExactlyInAnyOrder("t?glich", "-");
        });
    }

    @Test
    void aSecretIsFoundByItsNameAndAMissingOneIsNamed() {
        ports.clients()
                .atHome(SecretsManagerClient.builder())
                .createSecret(secret -> secret.name("snapwarden/webhook").secretString("s3cret"));

        assertThat(ports.secrets().resolve("secretsmanager:snapwarden/webhook")).isEqualTo("s3cret");
        assertThatThrownBy(() -> ports.secrets().resolve("secretsmanager:other"))
                .hasMessageContaining("GetSecretValue for other failed");
    }
}
