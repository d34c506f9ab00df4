package io.snapwarden.domain.point;

import java.util.regex.Pattern;

/// Names one capture, so that two recovery points of one obligation can be told apart member by member.
public record CaptureId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-z-]{1,40}");

    public CaptureId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a capture id has lower-case letters, digits and dashes but is \"" + value + "\"");
        }
    }

    /// Who captured, where ids say so: what stands before the last dash. Empty where there is none.
    ///
    /// @param id as a mark shows it, which anybody may have written
    public static String worker(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
