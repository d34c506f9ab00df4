package io.snapwarden.domain.point;

/// What a recovery point promises about its members.
public enum Consistency {
    /// All members at one instant, as after a power cut.
    CRASH("crash"),
    /// All members at one instant, the application at rest, proven by the thaw; or made by the application itself.
    APPLICATION("application"),
    /// A set that no single call could take: its members are not one instant.
    NOT_ONE_INSTANT("not-one-instant");

    private final String word;

    Consistency(String word) {
        this.word = word;
    }

    public static Consistency parse(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "consistency is crash, application or not-one-instant but is \"" + word + "\"");
    }

    /// The word used in tags, messages and pages.
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
