package io.snapwarden.simulation.model;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// DescribeInstances and DescribeVolumes.
final class FleetListing {

    private final ScopeState state;

    FleetListing(ScopeState state) {
        this.state = state;
    }

    Page<VolumeRow> volumes(Query query) {
        requireAll(query, state.volumes::containsKey, "InvalidVolume.NotFound", "The volumes '%s' do not exist.");
        return Paging.of(
                shelves(query, state.volumes::get, state.volumeShelf),
                query,
                state.limits,
                volume -> !volume.deleted && query.filters().stream().allMatch(f -> passes(volume, f)),
                VolumeRow::of);
    }

    Page<InstanceRow> instances(Query query) {
        requireAll(query, this::known, "InvalidInstanceID.NotFound", "The instance IDs '%s' do not exist");
        return Paging.of(
                shelves(query, state.instances::get, state.instanceShelf),
                query,
                state.limits,
                instance -> !instance.forgotten(state.now())
                        && query.filters().stream().allMatch(f -> passes(instance, f)),
                InstanceRow::of);
    }

    private boolean known(String id) {
        var instance = state.instances.get(id);
        return instance != null && !instance.forgotten(state.now());
    }

    private static void requireAll(Query query, Function<String, Boolean> known, String code, String message) {
        var missing = query.ids().stream().filter(id -> !known.apply(id)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw AwsError.refused(code, message.formatted(missing));
        }
    }

    private static <T extends Numbered> List<Shelf<T>> shelves(Query query, Function<String, T> byId, Shelf<T> all) {
        if (query.ids().isEmpty()) {
            return List.of(all);
        }
        var asked = new Shelf<T>();
        query.ids().stream().distinct().map(byId).forEach(asked::add);
        return List.of(asked);
    }

    private static boolean passes(StoredVolume volume, Filter filter) {
        if (filter.isAboutTags()) {
            return filter.acceptsTags(volume.tags);
        }
        return switch (filter.name()) {
            case "volume-id" -> filter.accepts(volume.id());
            case "status" -> filter.accepts(VolumeRow.of(volume).state());
            case "attachment.instance-id" -> !volume.instance.isEmpty() && filter.accepts(volume.instance);
            case "availability-zone" -> filter.accepts(volume.shape.zone());
            case "snapshot-id" -> filter.accepts(volume.snapshot);
            case "volume-type" -> filter.accepts(volume.shape.type());
            default -> throw SnapshotListing.unknown(filter);
        };
    }

    private static boolean passes(StoredInstance instance, Filter filter) {
        if (filter.isAboutTags()) {
            return filter.acceptsTags(instance.tags);
        }
        return switch (filter.name()) {
            case "instance-id" -> filter.accepts(instance.id);
            case "instance-state-name" -> filter.accepts(instance.state.word());
            case "availability-zone" -> filter.accepts(instance.zone);
            case "instance-type" -> filter.accepts(instance.type);
            default -> throw SnapshotListing.unknown(filter);
        };
    }
}
