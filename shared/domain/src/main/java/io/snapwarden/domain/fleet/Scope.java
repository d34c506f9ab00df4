package io.snapwarden.domain.fleet;

import java.util.Comparator;

/// One account in one Region: the unit of quotas, listings and rolls.
public record Scope(AccountId account, Region region) implements Comparable<Scope> {

    private static final Comparator<Scope> ORDER =
            Comparator.comparing(Scope::account).thenComparing(Scope::region);

    /// Reads what [#toString] wrote.
    public static Scope parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a scope is written account/region but is \"" + text + "\"");
        }
        return new Scope(new AccountId(text.substring(0, slash)), new Region(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + "/" + region;
    }
}
