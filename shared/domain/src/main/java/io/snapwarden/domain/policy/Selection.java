package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.ResourceKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which resources a policy protects.
///
/// @param kinds one, or those of a workload's members
/// @param tags all must match; the value `*` asks for the key alone
/// @param exclude any match excludes, on the resource and on single volumes of an instance
/// @param workload how they are grouped; null where each is captured alone
public record Selection(
        Set<ResourceKind> kinds,
        Map<String, String> tags,
        Map<String, String> exclude,
        @Nullable Workload workload) {

    public static final String ANY_VALUE = "*";

    public Selection {
        if (kinds.isEmpty() || (kinds.size() > 1 && workload == null)) {
            throw new IllegalArgumentException("a selection is of one kind, or of a workload's, but is of " + kinds);
        }
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        tags = workload == null ? Map.copyOf(tags) : grouped(tags, workload);
        exclude = Map.copyOf(exclude);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("select.tags names at least one tag");
        }
    }

    /// Of resources that are captured each alone.
    public Selection(ResourceKind kind, Map<String, String> tags, Map<String, String> exclude) {
        this(Set.of(kind), tags, exclude, null);
    }

    /// Who carries no tag that groups belongs to no workload.
    private static Map<String, String> grouped(Map<String, String> tags, Workload workload) {
        var all = new HashMap<>(tags);
        all.putIfAbsent(workload.by(), ANY_VALUE);
        return Map.copyOf(all);
    }

    public boolean takes(ResourceKind kind) {
        return kinds.contains(kind);
    }

    /// What `select.kind` says.
    public String word() {
        return workload == null ? kinds.iterator().next().word() : "workload";
    }

    public boolean selects(Map<String, String> resourceTags) {
        return matches(resourceTags) && !excludes(resourceTags);
    }

    public boolean matches(Map<String, String> resourceTags) {
        return matches(tags, resourceTags);
    }

    static boolean matches(Map<String, String> wanted, Map<String, String> resourceTags) {
        return wanted.entrySet().stream().allMatch(one -> has(resourceTags, one));
    }

    public boolean excludes(Map<String, String> resourceTags) {
        return exclude.entrySet().stream().anyMatch(unwanted -> has(resourceTags, unwanted));
    }

    private static boolean has(Map<String, String> tags, Map.Entry<String, String> wanted) {
        var value = tags.get(wanted.getKey());
        return value != null
                && (wanted.getValue().equals(ANY_VALUE) || wanted.getValue().equals(value));
    }
}
