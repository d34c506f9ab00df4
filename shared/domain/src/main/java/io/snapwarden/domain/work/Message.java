package io.snapwarden.domain.work;

import java.time.Instant;
import java.util.regex.Pattern;

/// Work on its way.
///
/// @param notAfter from then on it is too late; whoever receives it acknowledges and does nothing
/// @param trace follows one cause through all services and logs
public record Message(Work work, Instant notAfter, String trace) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public Message {
        if (!FORM.matcher(trace).matches()) {
            throw new IllegalArgumentException("a trace has letters, digits and dashes but is \"" + trace + "\"");
        }
    }

    public boolean expiredAt(Instant now) {
        return now.isAfter(notAfter);
    }
}
