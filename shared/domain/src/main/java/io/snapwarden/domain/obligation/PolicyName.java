package io.snapwarden.domain.obligation;

import java.util.regex.Pattern;

/// A policy's name: it stands in tags, Descriptions and file names, so it is plain.
public record PolicyName(String value) implements Comparable<PolicyName> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    public PolicyName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a policy name has 1 to 63 letters, digits, dots, dashes or underscores and starts with a letter or digit"
                            + " but is \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(PolicyName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
