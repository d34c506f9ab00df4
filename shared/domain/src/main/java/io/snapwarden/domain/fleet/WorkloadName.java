package io.snapwarden.domain.fleet;

import java.util.Optional;

/// What a workload is called: the value of the tag that groups its resources, in characters that tags of every service
/// take. Anybody may write such a value, so others become `_`; two values that differ in nothing else are one workload.
public record WorkloadName(String value) implements Comparable<WorkloadName> {

    private static final int LONGEST = 256;
    private static final String SIGNS = " _.:/=+-@";

    public WorkloadName {
        if (value.isBlank() || value.length() > LONGEST || !value.equals(cleaned(value))) {
            throw new IllegalArgumentException("a workload's name has 1 to " + LONGEST
                    + " letters, digits, spaces and characters of _.:/=+-@ but has " + value.length()
                    + " characters, or others among them");
        }
    }

    /// Of what a tag says; empty where it says nothing.
    public static Optional<WorkloadName> of(String tagValue) {
        var cleaned = cleaned(tagValue);
        return cleaned.isBlank()
                ? Optional.empty()
                : Optional.of(new WorkloadName(cleaned.substring(0, Math.min(LONGEST, cleaned.length()))));
    }

    /// One character stays one, so that a name is no longer than what it was made of.
    private static String cleaned(String text) {
        var cleaned = new StringBuilder(text.length());
        text.chars().forEach(c -> cleaned.append(isTaken((char) c) ? (char) c : '_'));
        return cleaned.toString();
    }

    private static boolean isTaken(char c) {
        return Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
    }

    @Override
    public int compareTo(WorkloadName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
