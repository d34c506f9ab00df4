package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.List;

/// ListCommands of one instance. A token is the number of rows that came before.
final class CommandListing {

    private final ScopeState state;

    CommandListing(ScopeState state) {
        this.state = state;
    }

    Page<CommandRow> page(String instance, Instant from, String token) {
        var rows = rows(instance, from);
        int start = Math.min(token.isEmpty() ? 0 : InvocationListing.number(token), rows.size());
        int end = Math.min(start + CommandLimits.PAGE, rows.size());
        return new Page<>(rows.subList(start, end), end < rows.size() ? Integer.toString(end) : "");
    }

    private List<CommandRow> rows(String instance, Instant from) {
        long now = state.now();
        return state.commands.sequencedValues().reversed().stream()
                .flatMap(invocations -> invocations.values().stream())
                .filter(invocation -> invocation.host.instance.equals(instance) && invocation.seen(now))
                .map(invocation -> invocation.command)
                .filter(command -> !command.requestedAt().isBefore(from))
                .toList();
    }
}
