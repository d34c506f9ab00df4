package io.snapwarden.domain.fleet;

import java.util.regex.Pattern;

/// An AWS account: twelve digits.
public record AccountId(String value) implements Comparable<AccountId> {

    private static final Pattern FORM = Pattern.compile("\\d{12}");

    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an account is twelve digits but is \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
