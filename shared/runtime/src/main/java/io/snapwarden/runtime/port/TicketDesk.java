package io.snapwarden.runtime.port;

import java.util.Map;

/// Where tickets go. Repeatable: the desk recognises a ticket by its key.
public interface TicketDesk {

    /// One state of one problem's ticket.
    ///
    /// @param key the same for as long as the problem lasts
    /// @param fields further facts for people and rules: policy, account, Region, resource, reason
    record Ticket(String key, Status status, String title, String text, Map<String, String> fields) {}

    enum Status {
        OPENED,
        UPDATED,
        CLOSED
    }

    void put(Ticket ticket);
}
