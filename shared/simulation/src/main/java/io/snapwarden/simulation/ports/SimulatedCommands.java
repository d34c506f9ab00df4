package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.InvocationRow;
import java.util.List;

/// Looks at commands that were sent.
final class SimulatedCommands implements CommandReader {

    private final Role role;

    SimulatedCommands(Role role) {
        this.role = role;
    }

    @Override
    public Seen look(Scope scope, ResourceId instance, String command) {
        try {
            return seen(role.run(
                    "GetCommandInvocation",
                    scope,
                    () -> role.hostsIn(scope).getCommandInvocation(command, instance.value())));
        } catch (DependencyException e) {
            if (e.getCause() instanceof AwsError error && error.code().equals("InvocationDoesNotExist")) {
                return new Seen(new Run.Going(), null, null);
            }
            throw e;
        }
    }

    private static Seen seen(InvocationRow row) {
        return new Seen(run(row), row.startedAt(), row.endedAt());
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
        try {
            role.run("CancelCommand", scope, () -> {
                role.hostsIn(scope).cancelCommand(command, List.of(instance.value()));
                return true;
            });
        } catch (DependencyException _) {
            // what is not cancelled goes on, as far as its own limits let it
        }
    }
}
