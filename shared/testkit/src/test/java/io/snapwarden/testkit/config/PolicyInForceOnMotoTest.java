package io.snapwarden.testkit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.aws.S3Document;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.config.PolicyFileLocation;
import io.snapwarden.runtime.config.PolicyInForce;
import io.snapwarden.runtime.policyfile.PolicyFileException;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/// A policy file in a bucket with versions.
@RequiresLane("moto")
class PolicyInForceOnMotoTest {

    private static final String INVALID = "version: 1\npolicies: none\n";

    private final AwsClients clients = MotoServer.shared().aws().clients();
    private final S3Client s3 = clients.atHome(S3Client.builder().forcePathStyle(true));
    private final S3Document document = new S3Document("policies-" + UUID.randomUUID(), "policy.yaml");

    @BeforeEach
    void makeBucket() {
        s3.createBucket(bucket -> bucket.bucket(document.bucket())
                .createBucketConfiguration(where -> where.locationConstraint("eu-west-1")));
        s3.putBucketVersioning(put -> put.bucket(document.bucket())
                .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
    }

    @Test
    void theNewestIsInForceWhenItIsGood() {
        put(policy("first"));
        put(policy("second"));

        assertThat(name(inForce())).isEqualTo("second");
        assertThat(inForce().refusal()).isNull();
    }

    @Test
    void theLastGoodOneStaysInForceWhileTheNewestIsInvalid() {
        put(policy("first"));
        put(policy("second"));
        put(INVALID);
        put("neither is this");

        assertThat(name(inForce())).isEqualTo("second");
        assertThat(inForce().refusal()).contains(document.toString());

        put(policy("third"));
        assertThat(name(inForce())).isEqualTo("third");
    }

    @Test
    void theLastGoodOneStaysInForceWhenTheFileIsRemoved() {
        put(policy("first"));
        s3.deleteObject(delete -> delete.bucket(document.bucket()).key(document.key()));

        assertThat(name(inForce())).isEqualTo("first");
        assertThat(inForce().refusal()).startsWith("There is no policy file at " + document);
    }

    @Test
    void eachContentHasANameOfItsOwn() {
        put(policy("first"));
        var first = inForce().newest();
        put(INVALID);
        var second = inForce().newest();

        assertThat(second).isNotEqualTo(first);
        put(policy("first"));
        assertThat(inForce().newest()).isEqualTo(first);
    }

    @Test
    void withoutAnyGoodOneItSaysWhatIsWrong() {
        assertThatThrownBy(this::inForce)
                .isInstanceOf(DependencyException.class)
                .hasMessage("There is no policy file at " + document + ". Put one there: snapwarden policy push FILE"
                        + " --to " + document);

        put(INVALID);
        assertThatThrownBy(this::inForce)
                .isInstanceOf(PolicyFileException.class)
                .hasMessageContaining(document.toString());
    }

    private void put(String text) {
        document.write(clients, text.getBytes(StandardCharsets.UTF_8));
    }

    private PolicyInForce inForce() {
        return new PolicyFileLocation(document.toString()).read(clients);
    }

    private static String name(PolicyInForce policy) {
        Policy only = policy.file().policies().policies().getFirst();
        return only.name().value();
    }

    private static String policy(String name) {
        return """
                version: 1
                policies:
                  - name: %s
                    select: { kind: instance, tags: { Backup: nightly } }
                    schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 2h }
                    retain: { last: 1 }
                """.formatted(name);
    }
}
