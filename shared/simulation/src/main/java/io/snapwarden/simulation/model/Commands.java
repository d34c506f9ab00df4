package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// SendCommand and CancelCommand: the way of a command to its hosts and of what they did back. Called twice, it runs
/// twice.
final class Commands {

    private final ScopeState state;
    private final CommandLimits limits;

    Commands(ScopeState state) {
        this.state = state;
        limits = state.limits.commands();
    }

    CommandRow send(CommandRequest request) {
        CommandRules.check(request, limits);
        var hosts = request.instances().stream().map(this::managed).toList();
        hosts.forEach(host -> requireDocument(host, request));
        var command = command(request);
        var invocations = new LinkedHashMap<String, StoredInvocation>();
        for (var host : hosts) {
            var invocation = new StoredInvocation(command, host, state.seenFrom());
            invocations.put(host.instance, invocation);
            dispatch(invocation);
        }
        state.commands.put(command.id(), invocations);
        return command;
    }

    private CommandRow command(CommandRequest request) {
        var timeout = request.timeout() == null ? limits.deliveryTimeout() : request.timeout();
        var now = Instant.ofEpochMilli(state.now());
        var expires = now.plus(timeout).plus(CommandRules.executionTimeout(request, limits));
        return new CommandRow(state.uuid(), request, now, expires, timeout);
    }

    private StoredHost managed(String instance) {
        var host = state.hosts.get(instance);
        long noticed = limits.offlineNoticed().toMillis();
        if (host == null || host.gone || host.agent.isKnownToBeOffline(state.now(), noticed)) {
            throw AwsError.refused(
                    "InvalidInstanceId",
                    "Instances [[" + instance + "]] not in a valid state for account " + state.scope.account());
        }
        return host;
    }

    private static void requireDocument(StoredHost host, CommandRequest request) {
        var document = host.documents.get(request.document());
        if (document == null) {
            throw AwsError.refused(
                    "InvalidDocument",
                    "Document with name " + request.document() + " does not exist for " + host.instance + ".");
        }
        document.check(request.parameters());
    }

    private void dispatch(StoredInvocation invocation) {
        var command = invocation.command;
        long sent = command.requestedAt().toEpochMilli();
        state.timeline.at(sent + travel(invocation.host), at -> deliver(invocation, at));
        state.timeline.at(sent + command.timeout().toMillis(), at -> {
            if (invocation.state().isUndelivered()) {
                invocation.end(InvocationState.DELIVERY_TIMED_OUT, at);
            }
        });
        state.timeline.at(
                command.expiresAt().toEpochMilli(), at -> invocation.end(InvocationState.EXECUTION_TIMED_OUT, at));
    }

    private void deliver(StoredInvocation invocation, long at) {
        if (!invocation.host.agent.isReached() && invocation.state().isUndelivered()) {
            invocation.delayed();
        }
        invocation.host.agent.whenReached(at, then -> start(invocation, then));
        if (invocation.host.gone) {
            invocation.host.agent.release(at);
        }
    }

    private void start(StoredInvocation invocation, long at) {
        if (!invocation.state().isUndelivered()) {
            return;
        }
        var host = invocation.host;
        if (host.gone) {
            invocation.end(InvocationState.UNDELIVERABLE, at);
            return;
        }
        var request = invocation.command.request();
        var document = host.documents.get(request.document());
        var steps = document == null ? List.<Step>of() : document.steps(request.parameters());
        host.runs.merge(request.document(), 1, Integer::sum);
        var run = new HostRun(
                host,
                state,
                steps,
                CommandRules.executionTimeout(request, limits),
                (it, how, then) -> ended(invocation, it, how, then));
        invocation.started(run, at);
        host.agent.take(run, at);
    }

    private void ended(StoredInvocation invocation, HostRun run, InvocationState how, long at) {
        var agent = invocation.host.agent;
        agent.ended(run, at);
        agent.whenReached(at, then -> {
            if (!invocation.host.gone) {
                state.timeline.at(then + travel(invocation.host), told -> invocation.report(run, how, told, limits));
            }
        });
    }

    /// A command that waits is cancelled at once; one that runs, when its agent hears of it and has said so.
    void cancel(String command, List<String> instances) {
        var invocations = state.commands.get(command);
        if (invocations == null) {
            throw AwsError.refused("InvalidCommandId", "The command '" + command + "' does not exist.");
        }
        var wanted = instances.isEmpty() ? List.copyOf(invocations.keySet()) : instances;
        if (new HashSet<>(wanted).size() < wanted.size()) {
            throw AwsError.refused("DuplicateInstanceId", "An instance is named twice.");
        }
        wanted.stream().map(instance -> of(invocations, instance)).toList().forEach(this::cancel);
    }

    private static StoredInvocation of(Map<String, StoredInvocation> invocations, String instance) {
        var invocation = invocations.get(instance);
        if (invocation == null) {
            throw AwsError.refused("InvalidInstanceId", "The command was not sent to " + instance + ".");
        }
        return invocation;
    }

    private void cancel(StoredInvocation invocation) {
        var run = invocation.run;
        if (invocation.state().isUndelivered()) {
            invocation.end(InvocationState.CANCELLED, state.now());
        } else if (run != null && invocation.state() == InvocationState.IN_PROGRESS) {
            invocation.cancelling();
            var host = invocation.host;
            state.timeline.at(
                    state.now() + travel(host),
                    at -> host.agent.whenReached(at, then -> run.end(InvocationState.CANCELLED, then)));
        }
    }

    private long travel(StoredHost host) {
        double chance = state.faults.chance();
        return host.travel == null ? limits.travelMillis(chance) : host.travel.toMillis();
    }
}
