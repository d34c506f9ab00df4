package io.snapwarden.simulation.model;

import java.util.List;

/// What a Describe call asks for.
///
/// @param ids only these, each of which must exist; empty for all
/// @param owners of snapshots and images: `self` or an account; empty for everybody
/// @param pageSize rows of a page; 0 for all at once
/// @param token where the last page ended; empty for the first
public record Query(List<String> ids, List<String> owners, List<Filter> filters, int pageSize, String token) {

    public static final String SELF = "self";

    public Query {
        ids = List.copyOf(ids);
        owners = List.copyOf(owners);
        filters = List.copyOf(filters);
    }

    /// All of one's own that pass the filters, in pages of the largest size.
    public static Query own(Filter... filters) {
        return new Query(List.of(), List.of(SELF), List.of(filters), Limits.PAGE, "");
    }

    public static Query ofIds(List<String> ids) {
        return new Query(ids, List.of(), List.of(), 0, "");
    }

    public Query after(String next) {
        return new Query(ids, owners, filters, pageSize, next);
    }

    boolean narrowed() {
        return pageSize > 0 || !filters.isEmpty() || !ids.isEmpty();
    }

    boolean isFirstPage() {
        return token.isEmpty();
    }

    int valuesOfFilters() {
        return filters.stream().mapToInt(filter -> filter.values().size()).sum();
    }
}
