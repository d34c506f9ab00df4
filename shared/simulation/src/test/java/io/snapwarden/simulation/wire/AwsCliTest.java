package io.snapwarden.simulation.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.Step;
import io.snapwarden.simulation.model.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// Another reader of the protocol than the SDK: the AWS CLI, when it is on the PATH.
@EnabledIf(value = "cliIsThere", disabledReason = "the aws command is not on the PATH")
class AwsCliTest {

    private final World world = World.with(Limits.relaxed());
    private final WireFace wire = new WireFace();
    private final String endpoint = wire.endpoint(world.aws).toString();

    static boolean cliIsThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void theCliCapturesListsByPagesAndDeletes() throws Exception {
        var instance = world.stage.instance(List.of(8, 20, 30, 40, 50, 60, 70), Map.of("app", "shop"), Map.of());

        assertThat(aws("ec2 describe-instances --filters Name=tag:app,Values=shop"
                        + " --query Reservations[].Instances[].InstanceId"))
                .isEqualTo(instance);
        aws("ec2 create-snapshots --instance-specification InstanceId=" + instance
                + " --tag-specifications ResourceType=snapshot,Tags=[{Key=k,Value=v}]");
        var listed = aws("ec2 describe-snapshots --owner-ids self --filters Name=tag:k,Values=v --page-size 5"
                + " --query Snapshots[].SnapshotId");
        assertThat(listed.split("\\s+", -1)).hasSize(7);
        assertThat(world.aws.calls().byAction()).containsEntry("DescribeSnapshots", 2L);
        aws("ec2 delete-snapshot --snapshot-id " + listed.split("\\s+", -1)[0]);
        assertThat(world.stage.snapshots()).hasSize(6);
    }

    @Test
    void theCliCopiesFromAnotherRegion() throws Exception {
        var there = new Scope(World.SCOPE.account(), new Region("us-east-1"));
        var source = world.aws
                .undisturbed(there)
                .createSnapshot(world.aws.stage(there).volume("gp3", 8, Map.of()), "", Map.of("left", "behind"));

        var copy = aws("ec2 copy-snapshot --source-region us-east-1 --source-snapshot-id "
                + source.facts().id()
                + " --tag-specifications ResourceType=snapshot,Tags=[{Key=k,Value=v}] --query SnapshotId");

        assertThat(aws("ec2 describe-snapshots --snapshot-ids " + copy + " --query Snapshots[].[VolumeId,Tags[0].Key]"))
                .isEqualTo("vol-ffffffff\tk");
    }

    @Test
    void theCliReadsARefusal() throws Exception {
        assertThat(aws("ec2 delete-snapshot --snapshot-id snap-0123456789abcdef0"))
                .contains("InvalidSnapshot.NotFound")
                .contains("does not exist");
    }

    @Test
    void theCliLearnsWhoItIsAndPublishes() throws Exception {
        assertThat(aws("sts get-caller-identity --query Account"))
                .isEqualTo(World.SCOPE.account().value());
        var arn = aws("sns create-topic --name nights --query TopicArn");
        aws("sns publish --topic-arn " + arn + " --subject hello --message world");
        assertThat(world.aws.topic(arn).published()).hasSize(1);
    }

    @Test
    void theCliSendsACommandAndAsksForIt() throws Exception {
        var instance = world.stage.instance(List.of(8), Map.of(), Map.of());
        world.stage
                .host(instance)
                .document("Greet", _ -> List.of(new Step("greet", Duration.ZERO, shell -> shell.print("hello"))));

        var command = aws("ssm send-command --document-name Greet --parameters whom=world --query Command.CommandId"
                + " --instance-ids " + instance);

        assertThat(aws("ssm get-command-invocation --query [Status,StandardOutputContent] --command-id " + command
                        + " --instance-id " + instance))
                .isEqualTo("Success\thello");
    }

    private String aws(String arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint, "--output", "text"));
        command.addAll(List.of(arguments.split(" ", -1)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_REGION", "eu-west-1",
                        "AWS_DEFAULT_REGION", "eu-west-1",
                        "AWS_MAX_ATTEMPTS", "1"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
