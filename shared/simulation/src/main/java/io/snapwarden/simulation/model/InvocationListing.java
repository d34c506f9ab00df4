package io.snapwarden.simulation.model;

import java.util.ArrayList;
import java.util.List;

/// ListCommandInvocations. A token is the number of rows that came before.
final class InvocationListing {

    private final ScopeState state;

    InvocationListing(ScopeState state) {
        this.state = state;
    }

    Page<InvocationRow> page(InvocationQuery query) {
        if (query.pageSize() < 0 || query.pageSize() > CommandLimits.PAGE) {
            throw AwsError.refused("ValidationException", "MaxResults is 1 to " + CommandLimits.PAGE + ".");
        }
        var rows = rows(query);
        int size = query.pageSize() == 0 ? CommandLimits.PAGE : query.pageSize();
        int from = Math.min(start(query), rows.size());
        int to = Math.min(from + size, rows.size());
        return new Page<>(rows.subList(from, to), to < rows.size() ? Integer.toString(to) : "");
    }

    private List<InvocationRow> rows(InvocationQuery query) {
        long now = state.now();
        var rows = new ArrayList<InvocationRow>();
        for (var command : state.commands.sequencedValues().reversed()) {
            for (var invocation : command.values()) {
                if (invocation.seen(now)
                        && (query.command().isEmpty() || query.command().equals(invocation.command.id()))
                        && (query.instance().isEmpty() || query.instance().equals(invocation.host.instance))) {
                    rows.add(invocation.row());
                }
            }
        }
        return rows;
    }

    private static int start(InvocationQuery query) {
        return query.token().isEmpty() ? 0 : number(query.token());
    }

    static int number(String token) {
        try {
            return Integer.parseUnsignedInt(token);
        } catch (NumberFormatException _) {
            throw AwsError.refused("InvalidNextToken", "The token '" + token + "' is invalid.");
        }
    }
}
