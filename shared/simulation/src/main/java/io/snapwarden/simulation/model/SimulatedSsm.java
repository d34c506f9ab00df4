package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Systems Manager in one scope, as one role sees it: commands to hosts. Every method is one API call; it throws
/// [AwsError] or [ReplyLost].
public final class SimulatedSsm {

    private final ScopeState state;
    private final Gate gate;
    private final String role;

    SimulatedSsm(ScopeState state, Gate gate, String role) {
        this.state = state;
        this.gate = gate;
        this.role = role;
    }

    public Scope scope() {
        return state.scope;
    }

    /// The names of the parameters that a Command document declares.
    public Set<String> describeDocument(String name) {
        return call("DescribeDocument", () -> {
            var parameters = state.documents.get(name);
            if (parameters == null) {
                throw AwsError.refused("InvalidDocument", "Document with name " + name + " does not exist.");
            }
            return parameters;
        });
    }

    public CommandRow sendCommand(CommandRequest request) {
        return call("SendCommand", () -> new Commands(state).send(request));
    }

    /// A command that was just sent may not be found yet.
    public InvocationRow getCommandInvocation(String command, String instance) {
        return call("GetCommandInvocation", () -> {
            var invocation = state.commands.getOrDefault(command, Map.of()).get(instance);
            if (invocation == null || !invocation.seen(state.now())) {
                throw AwsError.refused(
                        "InvocationDoesNotExist",
                        "No invocation of command '" + command + "' on " + instance + " was found.");
            }
            return invocation.row();
        });
    }

    /// The newest first. What was just sent may not be listed yet.
    ///
    /// @param from asked for then or later
    public Page<CommandRow> listCommands(String instance, Instant from, String token) {
        return call("ListCommands", () -> new CommandListing(state).page(instance, from, token));
    }

    /// The newest command first. What is not found is not listed.
    public Page<InvocationRow> listCommandInvocations(InvocationQuery query) {
        return call("ListCommandInvocations", () -> new InvocationListing(state).page(query));
    }

    /// @param instances only there; empty for everywhere
    public void cancelCommand(String command, List<String> instances) {
        call("CancelCommand", () -> {
            new Commands(state).cancel(command, instances);
            return true;
        });
    }

    private <T> T call(String action, Supplier<T> effect) {
        return gate.pass(role, action, true, effect);
    }
}
