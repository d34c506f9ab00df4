package io.snapwarden.domain.fleet;

import java.util.regex.Pattern;

/// The id of a resource that a policy protects: `i-0abc…`, `vol-0abc…`.
public record ResourceId(String value) implements Comparable<ResourceId> {

    private static final Pattern FORM = Pattern.compile("[a-z]{1,8}-[0-9a-f]{1,40}");

    public ResourceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a resource id looks like vol-0123abcd but is \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(ResourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
