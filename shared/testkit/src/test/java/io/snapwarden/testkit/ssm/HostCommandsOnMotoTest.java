package io.snapwarden.testkit.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Order;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentType;

/// The dialect alone: moto runs no document, says of every command at once that all went well, and knows no agents.
@RequiresLane("moto")
class HostCommandsOnMotoTest {

    private static final String FREEZE = """
            schemaVersion: "2.2"
            description: a test
            parameters:
              command: { type: String, default: dry-run }
              executionId: { type: String, default: None }
            mainSteps:
              - { action: "aws:runShellScript", name: freeze, inputs: { runCommand: ["true"] } }
            """;

    private final AwsPorts ports =
            new AwsPorts(MotoServer.shared().reset().aws().connection(), null);
    private final SsmClient ssm = ports.clients().atHome(SsmClient.builder());
    private final Scope scope =
            Scope.parse(ports.accounts().own() + "/" + ports.clients().home().id());

    @AfterEach
    void close() {
        ssm.close();
        ports.close();
    }

    @Test
    void aDocumentOfCommandsSaysWhatItTakes() {
        document("our-freeze", DocumentType.COMMAND, FREEZE);

        assertThat(ports.hosts().describe(scope, "our-freeze"))
                .isInstanceOfSatisfying(
                        Document.Command.class,
                        command ->
                                assertThat(command.parameters()).containsExactlyInAnyOrder("command", "executionId"));
    }

    @Test
    void aDocumentThatIsMissingOrOfAnotherTypeIsNamed() {
        document("our-runbook", DocumentType.AUTOMATION, FREEZE.replace("2.2", "0.3"));

        assertThat(ports.hosts().describe(scope, "our-runbook"))
                .isInstanceOfSatisfying(
                        Document.Unusable.class,
                        found -> assertThat(found.why())
                                .contains("our-runbook", "should be of the type Command but is Automation"));
        assertThat(ports.hosts().describe(scope, "no-such-document"))
                .isInstanceOfSatisfying(
                        Document.Unusable.class,
                        found -> assertThat(found.why()).contains("there is no document no-such-document"));
    }

    @Test
    void ofADocumentOfAwsThatIsNotThereNobodyIsToldToInstallIt() {
        assertThat(ports.hosts().describe(scope, "AWSEC2-VssInstallAndSnapshot"))
                .isInstanceOfSatisfying(
                        Document.Unusable.class,
                        found -> assertThat(found.why()).endsWith("; AWS does not offer it there"));
    }

    /// As many characters as the marks of a large set have.
    @Test
    void longParametersArriveAsTheyAre() {
        document("our-vss", DocumentType.COMMAND, FREEZE.replace("command: {", "tags: { type: String }\n  command: {"));
        var tags = "Key=snapwarden:set.1,Value=vol-0a+/dev/sda1+gp3+3000+125+30+eu-west-1a;".repeat(100);
        var instance = new ResourceId("i-0123456789abcdef0");
        var order = new Order(
                instance, "our-vss", Map.of("tags", List.of(tags)), Duration.ofSeconds(30), "snapwarden vss 1");

        var sent = (Sending.Sent) ports.hosts().send(scope, order);

        assertThat(ssm.listCommands(request -> request.commandId(sent.command()))
                        .commands()
                        .getFirst()
                        .parameters())
                .containsEntry("tags", List.of(tags));
    }

    @Test
    void aCommandIsSentAndEnds() {
        document("our-freeze", DocumentType.COMMAND, FREEZE);
        var instance = new ResourceId("i-0123456789abcdef0");
        var order = new Order(
                instance, "our-freeze", Map.of("command", List.of("dry-run")), Duration.ofSeconds(30), "a test");

        var sent = (Sending.Sent) ports.hosts().send(scope, order);

        assertThat(ports.hosts().look(scope, instance, sent.command()))
                .isInstanceOfSatisfying(
                        Run.Ended.class, ended -> assertThat(ended.exitCode()).isZero());
        assertThat(ports.commands().look(scope, instance, sent.command()).run())
                .isInstanceOfSatisfying(
                        Run.Ended.class, ended -> assertThat(ended.exitCode()).isZero());
    }

    @Test
    void aCommandIsFoundByItsComment() {
        document("our-freeze", DocumentType.COMMAND, FREEZE);
        var instance = new ResourceId("i-0123456789abcdef0");
        var from = Instant.now().minusSeconds(60);
        var sent = new ArrayList<String>();
        for (var comment : List.of("first", "second", "first, too")) {
            var order = new Order(
                    instance, "our-freeze", Map.of("command", List.of("dry-run")), Duration.ofSeconds(30), comment);
            sent.add(((Sending.Sent) ports.hosts().send(scope, order)).command());
        }

        assertThat(ports.hosts().find(scope, instance, "first", from)).contains(sent.getFirst());
        assertThat(ports.hosts().find(scope, instance, "third", from)).isEmpty();
        assertThat(ports.hosts().find(scope, new ResourceId("i-0123456789abcdef1"), "first", from))
                .isEmpty();
    }

    private void document(String name, DocumentType type, String content) {
        ssm.createDocument(request -> request.name(name)
                .documentType(type)
                .documentFormat(DocumentFormat.YAML)
                .content(content));
    }
}
