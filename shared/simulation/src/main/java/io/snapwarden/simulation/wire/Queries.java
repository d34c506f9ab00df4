package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.Query;

/// Reads what a Describe call asks for.
final class Queries {

    private Queries() {}

    /// @param id the name under which the call lists ids
    static Query of(Params params, String id) {
        return new Query(
                params.list(id),
                params.list("Owner"),
                params.filters(),
                params.number("MaxResults"),
                params.text("NextToken"));
    }
}
