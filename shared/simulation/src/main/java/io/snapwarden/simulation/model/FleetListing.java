package io.snapwarden.simulation.model;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
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
                passing(query, volume -> !volume.deleted, FleetListing::ofVolumes),
                VolumeRow::of);
    }

    Page<InstanceRow> instances(Query query) {
        requireAll(query, this::known, "InvalidInstanceID.NotFound", "The instance IDs '%s' do not exist");
        return Paging.of(
                shelves(query, state.instances::get, state.instanceShelf),
                query,
                state.limits,
                passing(query, instance -> !instance.forgotten(state.now()), FleetListing::ofInstances),
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

    private static <T> Predicate<T> passing(Query query, Predicate<T> there, Function<Filter, Predicate<T>> test) {
        return query.filters().stream().map(test).reduce(there, Predicate::and);
    }

    private static Predicate<StoredVolume> ofVolumes(Filter filter) {
        if (filter.isAboutTags()) {
            return filter.byTags(volume -> volume.tags);
        }
        return switch (filter.name()) {
            case "volume-id" -> filter.by(StoredVolume::id);
            case "status" -> filter.by(volume -> VolumeRow.of(volume).state());
            case "attachment.instance-id" -> {
                Predicate<StoredVolume> attached = volume -> !volume.instance.isEmpty();
                yield attached.and(filter.by(volume -> volume.instance));
            }
            case "availability-zone" -> filter.by(volume -> volume.shape.zone());
            case "snapshot-id" -> filter.by(volume -> volume.snapshot);
            case "volume-type" -> filter.by(volume -> volume.shape.type());
            default -> throw SnapshotListing.unknown(filter);
        };
    }

    private static Predicate<StoredInstance> ofInstances(Filter filter) {
        if (filter.isAboutTags()) {
            return filter.byTags(instance -> instance.tags);
        }
        return switch (filter.name()) {
            case "instance-id" -> filter.by(instance -> instance.id);
            case "instance-state-name" -> filter.by(instance -> instance.state.word());
            case "availability-zone" -> filter.by(instance -> instance.zone);
            case "instance-type" -> filter.by(instance -> instance.type);
            default -> throw SnapshotListing.unknown(filter);
        };
    }
}
