package io.snapwarden.domain.fleet;

import io.snapwarden.domain.text.Form;

/// An AWS account: twelve digits.
public record AccountId(String value) implements Comparable<AccountId> {

    private static final Form FORM = Form.of("0-9", 12, 12);

    public AccountId {
        if (!FORM.fits(value)) {
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
