package io.snapwarden.runtime.aws.ssm;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.SsmClients;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.CommandPluginStatus;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentParameter;
import software.amazon.awssdk.services.ssm.model.DocumentType;

/// Sends commands with the client that never repeats what may have been done.
public final class SsmHostCommands implements HostCommands {

    private static final Duration AFTER_A_THROTTLE = Duration.ofSeconds(10);
    private static final int LONGEST_COMMENT = 100;

    /// No name of a document of one's own begins so.
    private static final String OF_AWS = "AWS";

    private final SsmClients clients;
    private final CommandReader invocations;

    public SsmHostCommands(SsmClients clients) {
        this.clients = clients;
        this.invocations = new SsmInvocations(clients);
    }

    /// What may not be looked at may not be run either.
    @Override
    public Document describe(Scope scope, String name) {
        var call = new AwsCall("ssm", "DescribeDocument", name + " in " + scope);
        var client = clients.looking(scope);
        try {
            return judge(
                    name,
                    scope,
                    client.describeDocument(request -> request.name(name)).document());
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return switch (error) {
                case NOT_FOUND ->
                    new Document.Unusable("there is no document " + name + " in " + scope
                            + (name.startsWith(OF_AWS)
                                    ? "; AWS does not offer it there"
                                    : "; deploy/ssm says how to install it"));
                case INVALID, DENIED -> new Document.Unusable(call.explain(error, e));
                default -> throw call.trouble(error, e);
            };
        }
    }

    private static Document judge(String name, Scope scope, DocumentDescription described) {
        return described.documentType() == DocumentType.COMMAND
                ? new Document.Command(described.parameters().stream()
                        .map(DocumentParameter::name)
                        .collect(Collectors.toSet()))
                : new Document.Unusable("the document " + name + " in " + scope
                        + " should be of the type Command but is " + described.documentTypeAsString());
    }

    @Override
    public Sending send(Scope scope, Order order) {
        var call = new AwsCall("ssm", "SendCommand", order.instance() + " in " + scope);
        var client = clients.sending(scope);
        try {
            var answer = client.sendCommand(request -> request.documentName(order.document())
                    .instanceIds(order.instance().value())
                    .parameters(order.parameters())
                    .timeoutSeconds((int) order.deliverWithin().toSeconds())
                    .comment(shortened(order.comment())));
            return new Sending.Sent(answer.command().commandId());
        } catch (SdkException e) {
            return afterTrouble(call, AwsError.of(e), e);
        }
    }

    private static Sending afterTrouble(AwsCall call, AwsError error, SdkException e) {
        return switch (error) {
            case THROTTLED, LIMIT, PENDING_LIMIT, TOO_SOON ->
                new Sending.Busy(AFTER_A_THROTTLE, call.explain(error, e));
            case UNCLEAR -> new Sending.Ambiguous(call.explain(error, e));
            case NOT_FOUND, PROTECTED, TAGS_REFUSED, INVALID ->
                new Sending.Refused(call.explain(error, e)
                        + ". The instance must run, its SSM agent must be online, and its role must allow"
                        + " AmazonSSMManagedInstanceCore");
            case DENIED -> new Sending.Refused(call.explain(error, e));
            case CREDENTIALS, CREDENTIALS_OR_REGION, REGION_OFF, NEVER_SENT -> throw call.trouble(error, e);
        };
    }

    /// Pages come newest first.
    @Override
    public Optional<String> find(Scope scope, ResourceId instance, String comment, Instant from) {
        var call = new AwsCall("ssm", "ListCommands", instance + " in " + scope);
        var client = clients.looking(scope);
        var wanted = shortened(comment);
        try {
            return client
                    .listCommandsPaginator(
                            request -> request.instanceId(instance.value()).filters(invokedAfter(from)))
                    .commands()
                    .stream()
                    .filter(command -> wanted.equals(command.comment()))
                    .map(Command::commandId)
                    .findFirst();
        } catch (SdkException e) {
            throw call.trouble(AwsError.of(e), e);
        }
    }

    private static CommandFilter invokedAfter(Instant from) {
        return CommandFilter.builder()
                .key(CommandFilterKey.INVOKED_AFTER)
                .value(from.truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }

    /// What may not be looked at is given up: while a host waits, nobody can wait for a person.
    @Override
    public Run look(Scope scope, ResourceId instance, String command) {
        try {
            return invocations.look(scope, instance, command).run();
        } catch (DependencyException e) {
            return switch (e.kind()) {
                case INVALID, DENIED -> new Run.Lost(String.valueOf(e.getMessage()));
                case THROTTLED, UNAVAILABLE, CREDENTIALS, REGION_OFF -> throw e;
            };
        }
    }

    private static Run lost(String details, String instance) {
        return new Run.Lost("Systems Manager says " + details + " of the command to " + instance);
    }

    /// GetCommandInvocation shows one step alone, and asks for its name. What was just sent may not be listed yet.
    @Override
    public Run lookAtSteps(Scope scope, ResourceId instance, String command) {
        var call = new AwsCall("ssm", "ListCommandInvocations", command + " on " + instance + " in " + scope);
        var client = clients.looking(scope);
        try {
            return client
                    .listCommandInvocations(request -> request.commandId(command)
                            .instanceId(instance.value())
                            .details(true))
                    .commandInvocations()
                    .stream()
                    .findFirst()
                    .map(SsmHostCommands::run)
                    .orElseGet(Run.Going::new);
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return switch (error) {
                case NOT_FOUND -> new Run.Going();
                case INVALID, DENIED -> new Run.Lost(call.explain(error, e));
                default -> throw call.trouble(error, e);
            };
        }
    }

    private static Run run(CommandInvocation seen) {
        return switch (seen.status()) {
            case PENDING, IN_PROGRESS, DELAYED, CANCELLING -> new Run.Going();
            case SUCCESS ->
                new Run.Ended(
                        0,
                        seen.commandPlugins().isEmpty()
                                ? ""
                                : said(seen.commandPlugins().getLast()),
                        "");
            case FAILED ->
                seen.commandPlugins().stream()
                        .filter(step -> step.status() == CommandPluginStatus.FAILED && step.responseCode() > 0)
                        .findFirst()
                        .<Run>map(step -> new Run.Ended(step.responseCode(), said(step), ""))
                        .orElseGet(() -> lost(seen.statusDetails(), seen.instanceId()));
            case CANCELLED, TIMED_OUT, UNKNOWN_TO_SDK_VERSION -> lost(seen.statusDetails(), seen.instanceId());
        };
    }

    private static String said(CommandPlugin step) {
        return step.output() == null ? "" : step.output();
    }

    @Override
    public void cancel(Scope scope, ResourceId instance, String command) {
        invocations.cancel(scope, instance, command);
    }

    private static String shortened(String comment) {
        return comment.substring(0, Math.min(LONGEST_COMMENT, comment.length()));
    }
}
