package io.snapwarden.domain.work;

import java.time.Instant;

/// Work on its way.
///
/// @param notAfter from then on it is too late; whoever receives it acknowledges and does nothing
/// @param trace follows one cause through all services and logs
public record Message(Work work, Instant notAfter, String trace) {

    public Message {
        if (!trace.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("a trace has letters, digits and dashes but is \"" + trace + "\"");
        }
    }

    public boolean expiredAt(Instant now) {
        return now.isAfter(notAfter);
    }
}
