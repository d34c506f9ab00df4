package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.ResourceKind;
import java.util.Map;

/// Which resources a policy protects.
///
/// @param tags all must match; the value `*` asks for the key alone
/// @param exclude any match excludes, on the resource and on single volumes of an instance
public record Selection(ResourceKind kind, Map<String, String> tags, Map<String, String> exclude) {

    public static final String ANY_VALUE = "*";

    public Selection {
        tags = Map.copyOf(tags);
        exclude = Map.copyOf(exclude);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("select.tags names at least one tag");
        }
    }

    public boolean selects(Map<String, String> resourceTags) {
        return matches(resourceTags) && !excludes(resourceTags);
    }

    public boolean matches(Map<String, String> resourceTags) {
        return tags.entrySet().stream().allMatch(wanted -> has(resourceTags, wanted));
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
