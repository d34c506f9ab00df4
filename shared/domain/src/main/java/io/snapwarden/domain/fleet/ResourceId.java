package io.snapwarden.domain.fleet;

/// The id of a resource that a policy protects: `i-0abc…`, `vol-0abc…`.
public record ResourceId(String value) implements Comparable<ResourceId> {

    public ResourceId {
        if (!value.matches("[a-z]{1,8}-[0-9a-f]{1,40}")) {
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
