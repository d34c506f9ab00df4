package io.snapwarden.simulation.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snapwarden.runtime.aws.client.Connection;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.Step;
import io.snapwarden.simulation.model.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.SsmException;

class SsmServiceTest {

    private final World world = World.with(Limits.relaxed());
    private final String instance = world.stage.instance(List.of(8), Map.of(), Map.of());
    private final WireFace wire = new WireFace();
    private final SsmClient ssm = SsmClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(WireFace.CREDENTIALS)
            .httpClient(Connection.http(4))
            .endpointOverride(wire.endpoint(world.aws))
            .build();

    SsmServiceTest() {
        world.stage
                .host(instance)
                .document(
                        "Greet",
                        parameters -> List.of(new Step("greet", Duration.ofSeconds(1), shell -> {
                            shell.print("hello \""
                                    + parameters.getOrDefault("whom", List.of()).getFirst() + "\"\n");
                            shell.printError("größe");
                            shell.exit(7);
                        })));
    }

    @AfterEach
    void close() {
        ssm.close();
        wire.close();
    }

    @Test
    void aCommandIsSentAndAskedFor() {
        var command = greet();
        assertThat(command.commandId()).hasSize(36);
        assertThat(command.requestedDateTime()).isEqualTo(world.clock.instant());
        assertThat(invocation(command.commandId()).status()).isEqualTo(CommandInvocationStatus.IN_PROGRESS);

        world.pass(Duration.ofSeconds(1));
        var over = invocation(command.commandId());
        assertThat(over.status()).isEqualTo(CommandInvocationStatus.FAILED);
        assertThat(over.statusDetails()).isEqualTo("Failed");
        assertThat(over.responseCode()).isEqualTo(7);
        assertThat(over.standardOutputContent()).isEqualTo("hello \"world\"\n");
        assertThat(over.standardErrorContent()).isEqualTo("größe");
        assertThat(over.comment()).isEqualTo("run 1");
        assertThat(over.executionEndDateTime()).isEqualTo(world.clock.instant().toString());
    }

    @Test
    void commandsAreListedInPagesAndCancelled() {
        var first = greet().commandId();
        var second = greet().commandId();
        ssm.cancelCommand(cancel -> cancel.commandId(second).instanceIds(instance));

        assertThat(ssm.listCommandInvocationsPaginator(
                                list -> list.instanceId(instance).maxResults(1))
                        .commandInvocations())
                .extracting(found -> found.commandId() + " " + found.statusAsString())
                .containsExactly(second + " Cancelled", first + " InProgress");
    }

    @Test
    void refusalsAreTheSdksExceptions() {
        assertThatExceptionOfType(InvocationDoesNotExistException.class).isThrownBy(() -> invocation("0".repeat(36)));
        assertThatExceptionOfType(InvalidInstanceIdException.class)
                .isThrownBy(
                        () -> ssm.sendCommand(send -> send.documentName("Greet").instanceIds("i-0123456789abcdef0")))
                .withMessageContaining("i-0123456789abcdef0");
        assertThatExceptionOfType(SsmException.class)
                .isThrownBy(() -> ssm.describeInstanceInformation())
                .withMessageContaining("DescribeInstanceInformation");
    }

    private Command greet() {
        return ssm.sendCommand(send -> send.documentName("Greet")
                        .instanceIds(instance)
                        .parameters(Map.of("whom", List.of("world")))
                        .comment("run 1"))
                .command();
    }

    private GetCommandInvocationResponse invocation(String command) {
        return ssm.getCommandInvocation(get -> get.commandId(command).instanceId(instance));
    }
}
