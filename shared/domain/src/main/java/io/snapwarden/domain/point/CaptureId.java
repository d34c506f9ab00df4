package io.snapwarden.domain.point;

/// Names one capture, so that two recovery points of one obligation can be told apart member by member.
public record CaptureId(String value) {

    public CaptureId {
        if (!value.matches("[0-9a-z-]{1,40}")) {
            throw new IllegalArgumentException(
                    "a capture id has lower-case letters, digits and dashes but is \"" + value + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
