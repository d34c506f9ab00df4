package io.snapwarden.domain.fleet;

import io.snapwarden.domain.text.Form;

/// The id of an EBS volume.
public record VolumeId(String value) implements Comparable<VolumeId> {

    private static final Form FORM = Form.of("vol-", "0-9a-f", 1, 40);

    public VolumeId {
        if (!FORM.fits(value)) {
            throw new IllegalArgumentException("a volume id looks like vol-0123abcd but is \"" + value + "\"");
        }
    }

    /// The same id as a resource: a lone volume is its own source.
    public ResourceId asResource() {
        return new ResourceId(value);
    }

    @Override
    public int compareTo(VolumeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
