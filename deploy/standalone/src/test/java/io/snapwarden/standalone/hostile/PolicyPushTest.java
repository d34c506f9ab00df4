package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.aws.S3Document;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/// `policy push`, as a process: only what is valid leaves the machine.
class PolicyPushTest {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder).signedIn();
        shell.file("good.yaml", Policies.daily());
        shell.file("bad.yaml", Policies.daily().replace("last: 2", "last: 0"));
    }

    @Test
    void anInvalidFileIsRefusedBeforeAnybodyIsCalled() throws Exception {
        var answer = shell.with("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
                .run("policy", "push", "bad.yaml", "--to", "s3://bucket/policy.yaml");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("bad.yaml:").doesNotContain("127.0.0.1");
    }

    @Test
    void aPlaceThatIsNone() throws Exception {
        var answer = shell.run("policy", "push", "good.yaml", "--to", "bucket/policy.yaml");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("--to: expected s3://bucket/key, found \"bucket/policy.yaml\"");
    }

    @Test
    @RequiresLane("moto")
    void aValidFileIsPutAsItIs() throws Exception {
        var aws = MotoServer.shared().aws();
        var document = new S3Document("push-" + UUID.randomUUID(), "policy.yaml");
        var s3 = aws.clients().atHome(S3Client.builder().forcePathStyle(true));
        s3.createBucket(bucket -> bucket.bucket(document.bucket())
                .createBucketConfiguration(where -> where.locationConstraint("eu-west-1")));

        var answer = shell.with("AWS_ENDPOINT_URL", aws.endpoint().toString())
                .run("policy", "push", "good.yaml", "--to", document.toString(), "--output", "json");

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("\"pushed\":\"" + document + "\"", "\"policies\":1");
        assertThat(document.read(aws.clients()))
                .hasValueSatisfying(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(Policies.daily()));
    }
}
