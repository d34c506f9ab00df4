package io.snapwarden.notifier.ticket;

import io.snapwarden.runtime.port.TicketDesk.Status;
import io.snapwarden.runtime.port.TicketDesk.Ticket;
import java.util.Map;
import java.util.TreeMap;

/// A problem in the words of a ticket.
final class TicketText {

    private TicketText() {}

    static Ticket of(Place place, Problem problem, Status status) {
        var policy = place.fields().get("policy");
        var title = problem.title() + (policy == null ? "" : ", policy " + policy);
        return new Ticket(place.ticketKey(problem), status, title, text(problem, status), fields(place, problem));
    }

    private static String text(Problem problem, Status status) {
        var history = "seen in " + problem.count() + (problem.count() == 1 ? " slot" : " slots") + ", first "
                + problem.first() + ", last " + problem.last();
        return switch (status) {
            case OPENED, UPDATED -> problem.reason() + "\n" + history;
            case CLOSED -> "No longer seen.\nLatest reason: " + problem.reason() + "\n" + history;
        };
    }

    private static Map<String, String> fields(Place place, Problem problem) {
        var fields = new TreeMap<>(place.fields());
        fields.put("problem", problem.id());
        fields.put("reason", problem.reason());
        fields.put("reason-class", problem.reasonClass());
        fields.put("count", String.valueOf(problem.count()));
        fields.put("first-slot", problem.first().toString());
        fields.put("last-slot", problem.last().toString());
        return fields;
    }
}
