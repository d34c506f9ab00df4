package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.CommandRequest;
import io.snapwarden.simulation.model.CommandRow;
import io.snapwarden.simulation.model.InvocationQuery;
import io.snapwarden.simulation.model.InvocationRow;
import io.snapwarden.simulation.model.ReplyLost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sends commands. What may have happened is never tried again.
final class SimulatedHostCommands implements HostCommands {

    private static final Duration AFTER_THROTTLE = Duration.ofSeconds(10);

    private final Role role;
    private final CommandReader sent;

    SimulatedHostCommands(Role role) {
        this.role = role;
        this.sent = new SimulatedCommands(role);
    }

    @Override
    public Document describe(Scope scope, String name) {
        try {
            return new Document.Command(
                    role.patience().throttledOnly(() -> role.hostsIn(scope).describeDocument(name)));
        } catch (AwsError e) {
            return switch (Patience.kind(e)) {
                case DENIED, INVALID -> new Document.Unusable(words(scope, e));
                default -> throw new DependencyException(Patience.kind(e), words(scope, e), e);
            };
        } catch (ReplyLost e) {
            throw new DependencyException(DependencyException.Kind.UNAVAILABLE, "DescribeDocument: no reply", e);
        }
    }

    @Override
    public Sending send(Scope scope, Order order) {
        var request = new CommandRequest(
                order.document(),
                List.of(order.instance().value()),
                order.parameters(),
                order.comment(),
                order.deliverWithin());
        try {
            return new Sending.Sent(role.patience()
                    .throttledOnly(() -> role.hostsIn(scope).sendCommand(request))
                    .id());
        } catch (ReplyLost e) {
            return new Sending.Ambiguous(String.valueOf(e.getMessage()));
        } catch (AwsError e) {
            return switch (Patience.kind(e)) {
                case THROTTLED -> new Sending.Busy(AFTER_THROTTLE, words(scope, e));
                case UNAVAILABLE -> new Sending.Ambiguous(words(scope, e));
                case DENIED, INVALID -> new Sending.Refused(words(scope, e));
                case CREDENTIALS, REGION_OFF -> throw new DependencyException(Patience.kind(e), words(scope, e), e);
            };
        }
    }

    @Override
    public Optional<String> find(Scope scope, ResourceId instance, String comment, Instant from) {
        for (var token = ""; ; ) {
            var at = token;
            var page =
                    role.run("ListCommands", scope, () -> role.hostsIn(scope).listCommands(instance.value(), from, at));
            var found = page.rows().stream()
                    .filter(command -> command.request().comment().equals(comment))
                    .map(CommandRow::id)
                    .findFirst();
            if (found.isPresent() || page.isLast()) {
                return found;
            }
            token = page.next();
        }
    }

    @Override
    public Run look(Scope scope, ResourceId instance, String command) {
        return sent.look(scope, instance, command).run();
    }

    @Override
    public Run lookAtSteps(Scope scope, ResourceId instance, String command) {
        var query = new InvocationQuery(command, instance.value(), 0, "");
        var page = role.run(
                "ListCommandInvocations", scope, () -> role.hostsIn(scope).listCommandInvocations(query));
        var run = page.rows().isEmpty() ? new Run.Going() : run(page.rows().getFirst());
        return run instanceof Run.Ended(var code, var output, var errorOutput)
                ? new Run.Ended(code, cut(output + errorOutput), "")
                : run;
    }

    private static String cut(String printed) {
        return printed.substring(0, Math.min(printed.length(), InvocationRow.LONGEST_OF_A_STEP));
    }

    private static Run run(InvocationRow row) {
        return switch (row.state()) {
            case PENDING, DELAYED, IN_PROGRESS, CANCELLING -> new Run.Going();
            case SUCCESS, FAILED -> new Run.Ended(row.responseCode(), row.output(), row.errorOutput());
            case CANCELLED, UNDELIVERABLE, DELIVERY_TIMED_OUT, EXECUTION_TIMED_OUT ->
                new Run.Lost("Systems Manager says " + row.state().details() + " of the command to " + row.instance());
        };
    }

    @Override
    public void cancel(Scope scope, ResourceId instance, String command) {
        sent.cancel(scope, instance, command);
    }

    private static String words(Scope scope, AwsError error) {
        return error.code() + " in " + scope + ": " + error.getMessage();
    }
}
