package io.snapwarden.domain.fleet;

import java.util.List;
import java.util.Map;

/// Something a policy can select, as listed: an instance with its EBS volumes, a lone volume with itself, or what
/// AWS Backup takes, whose inside nobody here knows.
///
/// @param tags the resource's own tags
/// @param volumes its EBS volumes; never instance store
public record Resource(ResourceKind kind, ResourceId id, Map<String, String> tags, List<Volume> volumes) {

    public Resource {
        tags = Map.copyOf(tags);
        volumes = List.copyOf(volumes);
    }

    /// The `Name` tag, or the id where there is none.
    public String name() {
        return tags.getOrDefault("Name", id.value());
    }
}
