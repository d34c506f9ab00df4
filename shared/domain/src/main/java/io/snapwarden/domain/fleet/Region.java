package io.snapwarden.domain.fleet;

import java.util.regex.Pattern;

/// An AWS Region by its id, for example `eu-west-1`.
public record Region(String id) implements Comparable<Region> {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,4}(-[a-z]{2,20}){1,3}-\\d{1,2}");

    public Region {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("a Region looks like eu-west-1 but is \"" + id + "\"");
        }
    }

    @Override
    public int compareTo(Region other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
