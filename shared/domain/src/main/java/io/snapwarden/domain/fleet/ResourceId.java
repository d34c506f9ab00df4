package io.snapwarden.domain.fleet;

import io.snapwarden.domain.text.Form;

/// The id of a resource that a policy protects: `i-0abc…`, `vol-0abc…`.
public record ResourceId(String value) implements Comparable<ResourceId> {

    private static final Form KIND = Form.of("a-z", 1, 8);
    private static final Form DIGITS = Form.of("0-9a-f", 1, 40);

    public ResourceId {
        int dash = value.indexOf('-');
        if (!KIND.fits(value, 0, dash) || !DIGITS.fits(value, dash + 1, value.length())) {
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
