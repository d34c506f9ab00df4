package io.snapwarden.notifier.ticket;

import io.snapwarden.runtime.port.TicketDesk.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong, for as long as it is.
///
/// @param id the same for as long as it lasts
/// @param reasonClass what storms are folded by
/// @param first the slot, or the moment, it was first seen
/// @param last the slot, or the moment, it was last seen
/// @param count in how many slots it was seen
/// @param untold what the desk does not know yet; null when it knows all
public record Problem(
        String id,
        String title,
        String reason,
        String reasonClass,
        Instant first,
        Instant last,
        int count,
        @Nullable Status untold) {

    static Problem opened(Sighting seen, Instant at) {
        return new Problem(seen.id(), seen.title(), seen.reason(), seen.reasonClass(), at, at, 1, Status.OPENED);
    }

    /// Seen again. Of the same slot only a new reason is news.
    Problem seenAgain(Sighting seen, Instant at) {
        boolean again = at.isAfter(last);
        boolean news = again || !seen.reason().equals(reason) || untold == Status.CLOSED;
        return new Problem(
                id,
                seen.title(),
                seen.reason(),
                seen.reasonClass(),
                first,
                again ? at : last,
                again ? count + 1 : count,
                news && untold != Status.OPENED ? Status.UPDATED : untold);
    }

    Problem closed() {
        return untold(Status.CLOSED);
    }

    Problem told() {
        return untold(null);
    }

    Problem untold(@Nullable Status status) {
        return new Problem(id, title, reason, reasonClass, first, last, count, status);
    }
}
