package io.snapwarden.domain.obligation;

import io.snapwarden.domain.text.Digest;
import io.snapwarden.domain.text.Form;

/// The deterministic key of an obligation: the same obligation always has the same key, whoever computes it.
///
/// It is for looking things up; a decision compares the columns it was made of, never the hash alone.
public record WorkId(String value) {

    private static final int HEX_DIGITS = 32;
    private static final Form FORM = Form.of("0-9a-f", HEX_DIGITS, HEX_DIGITS);

    public WorkId {
        if (!FORM.fits(value)) {
            throw new IllegalArgumentException("a work id is 32 hex digits but is \"" + value + "\"");
        }
    }

    static WorkId of(Obligation owed) {
        return hash(owed, "");
    }

    /// Fields are separated by a character that none of them can hold; `destination` is empty for a capture.
    private static WorkId hash(Obligation owed, String destination) {
        var columns = String.join(
                "\n",
                owed.scope().account().value(),
                owed.scope().region().id(),
                owed.policy().value(),
                owed.slot().toString(),
                owed.source().value(),
                destination);
        return new WorkId(Digest.hex(columns, HEX_DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}
