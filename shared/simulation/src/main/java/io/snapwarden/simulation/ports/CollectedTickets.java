package io.snapwarden.simulation.ports;

import io.snapwarden.runtime.port.TicketDesk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A ticket desk that keeps what it is told.
public final class CollectedTickets implements TicketDesk {

    private final List<Ticket> told = new ArrayList<>();
    private final Map<String, Ticket> latest = new LinkedHashMap<>();

    @Override
    public synchronized void put(Ticket ticket) {
        told.add(ticket);
        latest.put(ticket.key(), ticket);
    }

    /// Everything, in order.
    public synchronized List<Ticket> told() {
        return List.copyOf(told);
    }

    /// The last state of each ticket that is not closed.
    public synchronized List<Ticket> open() {
        return latest.values().stream()
                .filter(ticket -> ticket.status() != Status.CLOSED)
                .toList();
    }
}
