package io.snapwarden.domain.obligation;

import io.snapwarden.domain.text.Form;

/// A policy's name: it stands in tags, Descriptions and file names, so it is plain.
public record PolicyName(String value) implements Comparable<PolicyName> {

    private static final Form FORM = Form.of("A-Za-z0-9._-", 1, 63);
    private static final Form FIRST = Form.of("A-Za-z0-9", 1, 1);

    public PolicyName {
        if (!FORM.fits(value) || !FIRST.fits(value, 0, 1)) {
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
