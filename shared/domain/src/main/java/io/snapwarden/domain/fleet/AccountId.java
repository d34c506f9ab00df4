package io.snapwarden.domain.fleet;

/// An AWS account: twelve digits.
public record AccountId(String value) implements Comparable<AccountId> {

    public AccountId {
        if (!value.matches("\\d{12}")) {
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
