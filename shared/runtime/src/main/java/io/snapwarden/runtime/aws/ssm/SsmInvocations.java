package io.snapwarden.runtime.aws.ssm;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.SsmClients;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.HostCommands.Run;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/// Commands on their hosts, as Systems Manager shows them.
public final class SsmInvocations implements CommandReader {

    private static final Logger log = LoggerFactory.getLogger(SsmInvocations.class);

    private final SsmClients clients;

    public SsmInvocations(SsmClients clients) {
        this.clients = clients;
    }

    /// What was just sent may not be known yet.
    @Override
    public Seen look(Scope scope, ResourceId instance, String command) {
        var call = new AwsCall("ssm", "GetCommandInvocation", command + " on " + instance + " in " + scope);
        var client = clients.looking(scope);
        try {
            return seen(client.getCommandInvocation(
                    request -> request.commandId(command).instanceId(instance.value())));
        } catch (SdkException e) {
            var error = AwsError.of(e);
            if (error == AwsError.NOT_FOUND) {
                return new Seen(new Run.Going(), null, null);
            }
            throw call.trouble(error, e);
        }
    }

    private static Seen seen(GetCommandInvocationResponse shown) {
        return new Seen(run(shown), instant(shown.executionStartDateTime()), instant(shown.executionEndDateTime()));
    }

    private static Run run(GetCommandInvocationResponse shown) {
        return switch (shown.status()) {
            case PENDING, IN_PROGRESS, DELAYED, CANCELLING -> new Run.Going();
            case SUCCESS -> ended(shown);
            case FAILED -> shown.responseCode() > 0 ? ended(shown) : lost(shown);
            case CANCELLED, TIMED_OUT, UNKNOWN_TO_SDK_VERSION -> lost(shown);
        };
    }

    private static Run ended(GetCommandInvocationResponse shown) {
        return new Run.Ended(shown.responseCode(), shown.standardOutputContent(), shown.standardErrorContent());
    }

    private static Run lost(GetCommandInvocationResponse shown) {
        return new Run.Lost(
                "Systems Manager says " + shown.statusDetails() + " of the command to " + shown.instanceId());
    }

    /// Empty before it is known; what is no time is as good as none.
    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    @Override
    public void cancel(Scope scope, ResourceId instance, String command) {
        try {
            clients.looking(scope)
                    .cancelCommand(request -> request.commandId(command).instanceIds(instance.value()));
        } catch (SdkException e) {
            log.info("A command could not be cancelled [instance={}, command={}]", instance, command, e);
        }
    }
}
