package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.HostCommands;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Shows the laws which hooks a worker runs, and what it hears of them.
final class WatchedHosts implements HostCommands {

    private final HostCommands reached;
    private final String host;
    private final BracketLaws laws;

    /// Hooks before captures, by their comments: whom they pause.
    private final Map<String, String> pauses = new HashMap<>();

    private final Map<String, String> commands = new HashMap<>();

    /// @param reached as the worker reaches it: an answer that is lost it has not heard
    WatchedHosts(HostCommands reached, String host, BracketLaws laws) {
        this.reached = reached;
        this.host = host;
        this.laws = laws;
    }

    @Override
    public Document describe(Scope scope, String name) {
        var document = reached.describe(scope, name);
        if (document instanceof Document.Unusable && name.equals(HookDocument.PAUSE)) {
            laws.brackets().pausesNobody(host);
        }
        return document;
    }

    @Override
    public Sending send(Scope scope, Order order) {
        var source = order.instance().value();
        switch (order.document()) {
            case HookDocument.PAUSE -> {
                laws.pauses(host, source);
                pauses.put(order.comment(), source);
            }
            case HookDocument.RESUME -> laws.brackets().resumes(host, source);
            default -> {} // a freeze, or a report of what is over
        }
        var sending = reached.send(scope, order);
        if (sending instanceof Sending.Sent(var command)) {
            commands.put(command, order.comment());
        }
        return sending;
    }

    @Override
    public Optional<String> find(Scope scope, ResourceId instance, String comment, Instant from) {
        var found = reached.find(scope, instance, comment, from);
        found.ifPresent(command -> commands.put(command, comment));
        return found;
    }

    @Override
    public Run look(Scope scope, ResourceId instance, String command) {
        var run = reached.look(scope, instance, command);
        var paused = pauses.get(commands.getOrDefault(command, ""));
        if (paused != null && run instanceof Run.Ended ended && ended.exitCode() == 0) {
            laws.brackets().readied(host, paused);
        }
        return run;
    }

    @Override
    public Run lookAtSteps(Scope scope, ResourceId instance, String command) {
        return reached.lookAtSteps(scope, instance, command);
    }

    @Override
    public void cancel(Scope scope, ResourceId instance, String command) {
        reached.cancel(scope, instance, command);
    }
}
