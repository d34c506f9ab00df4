package io.snapwarden.runtime.webhook;

import com.google.gson.JsonObject;
import io.snapwarden.runtime.port.TicketDesk.Ticket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;

/// A ticket as the desk receives it.
final class TicketBody {

    private TicketBody() {}

    static String of(Ticket ticket) {
        var body = new JsonObject();
        body.addProperty("version", 1);
        body.addProperty("key", ticket.key());
        body.addProperty("status", ticket.status().name().toLowerCase(Locale.ROOT));
        body.addProperty("title", ticket.title());
        body.addProperty("text", ticket.text());
        var fields = new JsonObject();
        new TreeMap<>(ticket.fields()).forEach(fields::addProperty);
        body.add("fields", fields);
        return body.toString();
    }

    /// The same for the same state of the same ticket, and free of characters that a header does not take.
    static String idempotencyKey(String body) {
        return UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
