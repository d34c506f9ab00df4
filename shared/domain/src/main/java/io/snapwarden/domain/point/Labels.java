package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.schedule.Slot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Makes the labels of one listing, or of one scope of a simulated account. They name the same few policies, slots,
/// sources and sets of volumes again and again; each is read, and kept, once for all of them.
public final class Labels {

    private final Map<String, PolicyName> policies = new ConcurrentHashMap<>();
    private final Map<Scope, Scope> scopes = new ConcurrentHashMap<>();
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final Map<String, ResourceId> sources = new ConcurrentHashMap<>();
    private final Map<SetManifest, SetManifest> manifests = new ConcurrentHashMap<>();

    public Label of(String description, Map<String, String> tags) {
        return new Label(description, tags, this);
    }

    /// Of a thing that has no Description: what one would say, its tags say.
    public Label ofTags(Map<String, String> tags) {
        return ofTags(tags, tags.containsKey(Marks.POLICY) || tags.containsKey(Marks.WORK));
    }

    /// Of a snapshot of RDS, whose name alone can claim that it is ours, whatever became of its tags.
    public Label ofDatabase(String identifier, Map<String, String> tags) {
        return SnapshotName.claimsToBeOurs(identifier) ? ofTags(tags, true) : ofTags(tags);
    }

    private Label ofTags(Map<String, String> tags, boolean marked) {
        return of(marked ? Description.ofTags(tags) : "", tags);
    }

    PolicyName policy(String name) {
        return policies.computeIfAbsent(name, PolicyName::new);
    }

    Scope scope(Scope asked) {
        return scopes.computeIfAbsent(asked, same -> same);
    }

    Slot slot(String text) {
        return slots.computeIfAbsent(text, Slot::parse);
    }

    ResourceId source(String id) {
        return sources.computeIfAbsent(id, ResourceId::new);
    }

    SetManifest manifest(Map<String, String> tags) {
        return manifests.computeIfAbsent(SetManifest.fromTags(tags), read -> read);
    }
}
