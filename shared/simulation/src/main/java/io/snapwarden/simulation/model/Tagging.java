package io.snapwarden.simulation.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// CreateTags and DeleteTags: on all of the resources, or on none.
final class Tagging {

    private final ScopeState state;

    Tagging(ScopeState state) {
        this.state = state;
    }

    void create(List<String> ids, Map<String, String> tags) {
        TagRules.check(tags, state.limits);
        change(ids, present -> TagRules.merged(present, tags, state.limits));
    }

    void delete(List<String> ids, Collection<String> keys) {
        change(ids, present -> {
            var rest = new HashMap<>(present);
            rest.keySet().removeAll(keys);
            return Map.copyOf(rest);
        });
    }

    private void change(List<String> ids, UnaryOperator<Map<String, String>> to) {
        if (ids.size() > state.limits.taggedAtOnce()) {
            throw AwsError.refused(
                    "InvalidParameterValue", "At most " + state.limits.taggedAtOnce() + " resources at once.");
        }
        var changes = ids.stream().map(id -> change(id, to)).toList();
        changes.forEach(Runnable::run);
    }

    /// Works out a change, and fails if it cannot be made; running it makes it.
    private Runnable change(String id, UnaryOperator<Map<String, String>> to) {
        if (id.startsWith("vol-")) {
            var volume = state.volume(id);
            return change(volume.tags, to, tags -> volume.tags = tags);
        }
        if (id.startsWith("i-")) {
            var instance = state.instance(id);
            return change(instance.tags, to, tags -> instance.tags = tags);
        }
        if (id.startsWith("snap-")) {
            var snapshot = state.snapshot(id);
            return change(snapshot.tags(), to, tags -> {
                state.index.retag(snapshot, snapshot.tags(), tags);
                snapshot.tag(tags, state.now(), state.seenFrom());
            });
        }
        throw AwsError.refused("InvalidID", "The ID '" + id + "' is not valid");
    }

    private static Runnable change(
            Map<String, String> present, UnaryOperator<Map<String, String>> to, Consumer<Map<String, String>> write) {
        var tags = to.apply(present);
        return () -> write.accept(tags);
    }
}
