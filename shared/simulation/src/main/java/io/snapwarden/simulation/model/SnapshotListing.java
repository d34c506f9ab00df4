package io.snapwarden.simulation.model;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// DescribeSnapshots. What was just written may not be seen yet, and what was just deleted may be seen still.
final class SnapshotListing {

    private final ScopeState state;

    SnapshotListing(ScopeState state) {
        this.state = state;
    }

    Page<SnapshotRow> page(Query query) {
        long now = state.now();
        if (!query.ids().isEmpty()) {
            return byIds(query, now);
        }
        if (!query.owners().isEmpty() && query.owners().stream().noneMatch(this::isOwner)) {
            return new Page<>(List.of(), "");
        }
        Predicate<StoredSnapshot> shown =
                snapshot -> snapshot.seen(now) && query.filters().stream().allMatch(f -> passes(snapshot, f, now));
        return Paging.of(shelves(query), query, state.limits, shown, s -> s.row(state.scope.account(), now));
    }

    private Page<SnapshotRow> byIds(Query query, long now) {
        Paging.check(query, state.limits);
        var rows = query.ids().stream()
                .map(id -> {
                    var snapshot = state.snapshot(id);
                    if (!snapshot.seen(now)) {
                        throw AwsError.refused("InvalidSnapshot.NotFound", "The snapshot '" + id + "' does not exist.");
                    }
                    return snapshot;
                })
                .filter(snapshot -> query.filters().stream().allMatch(f -> passes(snapshot, f, now)))
                .map(snapshot -> snapshot.row(state.scope.account(), now))
                .toList();
        return new Page<>(rows, "");
    }

    /// The shortest way to everything that can pass.
    private List<Shelf<StoredSnapshot>> shelves(Query query) {
        if (query.filters().stream().anyMatch(SnapshotListing::onlyPending)) {
            var pending = new Shelf<StoredSnapshot>();
            state.pending.list().forEach(pending::add);
            state.copying.list().forEach(pending::add);
            return List.of(pending);
        }
        return state.index.candidates(query.filters()).orElseGet(() -> List.of(state.snapshotShelf));
    }

    private static boolean onlyPending(Filter filter) {
        return filter.name().equals("status") && filter.values().equals(List.of("pending"));
    }

    private boolean isOwner(String owner) {
        return owner.equals(Query.SELF) || owner.equals(state.scope.account().value());
    }

    private boolean passes(StoredSnapshot snapshot, Filter filter, long now) {
        if (filter.isAboutTags()) {
            return filter.acceptsTags(snapshot.labelSeen(now).tags());
        }
        return switch (filter.name()) {
            case "status" -> filter.accepts(word(snapshot, now));
            case "volume-id" -> filter.accepts(snapshot.volume);
            case "snapshot-id" -> filter.accepts(snapshot.id.value());
            case "owner-id" -> filter.accepts(state.scope.account().value());
            case "description" -> filter.accepts(snapshot.labelSeen(now).description());
            case "storage-tier" -> filter.accepts("standard");
            default -> throw unknown(filter);
        };
    }

    static String word(StoredSnapshot snapshot, long now) {
        return snapshot.state(now).name().toLowerCase(Locale.ROOT);
    }

    static AwsError unknown(Filter filter) {
        return AwsError.refused("InvalidParameterValue", "The filter '" + filter.name() + "' is invalid");
    }
}
