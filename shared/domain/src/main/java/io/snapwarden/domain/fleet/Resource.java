package io.snapwarden.domain.fleet;

import java.util.List;
import java.util.Map;

/// Something a policy can select, as listed: an instance with its EBS volumes, a lone volume with itself, or what
/// AWS Backup, RDS or an application takes, whose inside nobody here knows.
///
/// @param tags the resource's own tags
/// @param volumes its EBS volumes; never instance store
/// @param called the name that calls of its service want now; empty where that is its id
/// @param windows whether it is an instance that runs Windows, as EC2 says
public record Resource(
        ResourceKind kind,
        ResourceId id,
        Map<String, String> tags,
        List<Volume> volumes,
        String called,
        boolean windows) {

    public Resource {
        tags = Map.copyOf(tags);
        volumes = List.copyOf(volumes);
    }

    public Resource(ResourceKind kind, ResourceId id, Map<String, String> tags, List<Volume> volumes) {
        this(kind, id, tags, volumes, "");
    }

    public Resource(ResourceKind kind, ResourceId id, Map<String, String> tags, List<Volume> volumes, String called) {
        this(kind, id, tags, volumes, called, false);
    }

    public static Resource instance(ResourceId id, Map<String, String> tags, List<Volume> volumes, boolean windows) {
        return new Resource(ResourceKind.INSTANCE, id, tags, volumes, "", windows);
    }

    /// With these of its volumes alone.
    public Resource with(List<Volume> some) {
        return new Resource(kind, id, tags, some, called, windows);
    }

    /// What people call it: its own name where its service has one, else the `Name` tag, or the id where there is
    /// none.
    public String name() {
        return !called.isEmpty() ? called : tags.getOrDefault("Name", id.value());
    }
}
