package io.snapwarden.simulation.model;

import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.simulation.model.SnapshotIndex.Candidates;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// DescribeSnapshots. What was just written may not be seen yet, and what was just deleted may be seen still.
final class SnapshotListing {

    private static final Filter NO_FILTER = Filter.of("");

    private final ScopeState state;

    SnapshotListing(ScopeState state) {
        this.state = state;
    }

    Page<SnapshotRow> rows(Query query) {
        long now = state.now();
        return page(query, now, snapshot -> snapshot.row(state.scope.account(), now));
    }

    Page<Snapshot> facts(Query query) {
        long now = state.now();
        return page(query, now, snapshot -> snapshot.facts(state.scope.account(), now));
    }

    private <T> Page<T> page(Query query, long now, Function<StoredSnapshot, T> shape) {
        if (!query.ids().isEmpty()) {
            return byIds(query, now, shape);
        }
        if (!query.owners().isEmpty() && query.owners().stream().noneMatch(this::isOwner)) {
            return new Page<>(List.of(), "");
        }
        var candidates = candidates(query);
        return Paging.of(candidates.shelves(), query, state.limits, shown(query, candidates.filter(), now), shape);
    }

    private <T> Page<T> byIds(Query query, long now, Function<StoredSnapshot, T> shape) {
        Paging.check(query, state.limits);
        var rows = query.ids().stream()
                .map(id -> {
                    var snapshot = state.snapshot(id);
                    if (!snapshot.seen(now)) {
                        throw AwsError.refused("InvalidSnapshot.NotFound", "The snapshot '" + id + "' does not exist.");
                    }
                    return snapshot;
                })
                .filter(shown(query, NO_FILTER, now))
                .map(shape)
                .toList();
        return new Page<>(rows, "");
    }

    /// The shortest way to everything that can pass.
    private Candidates candidates(Query query) {
        for (var filter : query.filters()) {
            if (onlyPending(filter)) {
                return new Candidates(filter, List.of(state.pending.shelf(), state.copying.shelf()));
            }
        }
        return state.index
                .candidates(query.filters())
                .orElseGet(() -> new Candidates(NO_FILTER, List.of(state.snapshotShelf)));
    }

    private static boolean onlyPending(Filter filter) {
        return filter.name().equals("status") && filter.values().equals(List.of("pending"));
    }

    private boolean isOwner(String owner) {
        return owner.equals(Query.SELF) || owner.equals(state.scope.account().value());
    }

    /// @param known the filter by whose shelves they were found: only labels that lag need to be looked at again
    private Predicate<StoredSnapshot> shown(Query query, Filter known, long now) {
        Predicate<StoredSnapshot> seen = snapshot -> snapshot.seen(now);
        return query.filters().stream()
                .map(filter -> filter.equals(known) ? settledOr(passing(filter, now), now) : passing(filter, now))
                .reduce(seen, Predicate::and);
    }

    private static Predicate<StoredSnapshot> settledOr(Predicate<StoredSnapshot> passing, long now) {
        return snapshot -> snapshot.labelSettled(now) || passing.test(snapshot);
    }

    private Predicate<StoredSnapshot> passing(Filter filter, long now) {
        if (filter.isAboutTags()) {
            return filter.byTags(snapshot -> snapshot.labelSeen(now).tags());
        }
        return switch (filter.name()) {
            case "status" -> filter.by(snapshot -> word(snapshot, now));
            case "volume-id" -> filter.by(snapshot -> snapshot.volume);
            case "snapshot-id" -> filter.by(snapshot -> snapshot.id.value());
            case "owner-id" -> filter.by(_ -> state.scope.account().value());
            case "description" -> filter.by(snapshot -> snapshot.labelSeen(now).description());
            case "storage-tier" -> filter.by(_ -> "standard");
            default -> throw unknown(filter);
        };
    }

    static String word(StoredSnapshot snapshot, long now) {
        return switch (snapshot.state(now)) {
            case PENDING -> "pending";
            case COMPLETED -> "completed";
            case ERROR -> "error";
            case OTHER -> "other";
        };
    }

    static AwsError unknown(Filter filter) {
        return AwsError.refused("InvalidParameterValue", "The filter '" + filter.name() + "' is invalid");
    }
}
