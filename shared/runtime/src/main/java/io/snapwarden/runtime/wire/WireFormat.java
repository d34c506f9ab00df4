package io.snapwarden.runtime.wire;

import com.google.gson.stream.JsonWriter;
import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Messages and events on their way. The name of the type travels beside the body too: as the attribute `type` of a
/// queue's message and as an event's `detail-type`.
///
/// Fields are only ever added. What would break a reader becomes a new type, or a new version of a message.
public final class WireFormat {

    /// The `source` of our events.
    public static final String SOURCE = "snapwarden";

    private static final int VERSION = 1;
    private static final Map<String, Class<?>> WORK = byName(Work.class);
    private static final Map<String, Class<?>> EVENTS = byName(Event.class);

    private static final Envelope.Content IN_MESSAGE =
            new Envelope.Content("work", Set.of("type", "version"), WireFormat::typeOfWork);
    private static final Envelope.Content IN_EVENT =
            new Envelope.Content("detail", Set.of("detail-type", "source"), WireFormat::typeOfEvent);

    private WireFormat() {}

    /// @param type the name of the record
    public record Encoded(String type, String body) {}

    public static Encoded encode(Message message) {
        var type = message.work().getClass().getSimpleName();
        var body = Json.writeObject(out -> {
            out.name("type").value(type);
            out.name("version").value(VERSION);
            out.name("notAfter").value(message.notAfter().toString());
            out.name("trace").value(message.trace());
            out.name("work").beginObject();
            Json.writeFields(out, (Record) message.work());
            out.endObject();
        });
        return new Encoded(type, body);
    }

    public static Decoded<Message> decodeMessage(String body) {
        return decode(body, IN_MESSAGE, envelope -> {
            if (envelope.content() instanceof Work work) {
                var notAfter = envelope.read("notAfter", Instant.class);
                return new Decoded.Known<>(new Message(work, notAfter, envelope.text("trace")));
            }
            return new Decoded.Unknown<>(envelope.text("type"), version(envelope));
        });
    }

    /// The `detail` of an event: its fields, and its `id`.
    public static Encoded encode(Event event) {
        return new Encoded(
                event.getClass().getSimpleName(), Json.writeObject(out -> writeDetail(out, event, event.id())));
    }

    /// The event as the bus delivers it to a queue.
    public static String envelope(Event event) {
        var id = event.id();
        return Json.writeObject(out -> {
            out.name("version").value("0");
            out.name("id").value(id);
            out.name("detail-type").value(event.getClass().getSimpleName());
            out.name("source").value(SOURCE);
            out.name("time").value(event.at().toString());
            out.name("detail").beginObject();
            writeDetail(out, event, id);
            out.endObject();
        });
    }

    /// Reads what the bus delivers; other sources than ours are none of this program's business.
    public static Decoded<Event> decodeEvent(String body) {
        return decode(
                body,
                IN_EVENT,
                envelope -> envelope.content() instanceof Event event
                        ? new Decoded.Known<>(event)
                        : new Decoded.Unknown<>(envelope.text("detail-type"), VERSION));
    }

    private static <M> Decoded<M> decode(String body, Envelope.Content holds, Function<Envelope, Decoded<M>> meaning) {
        try {
            return meaning.apply(Envelope.read(body, holds));
        } catch (IllegalArgumentException e) {
            return new Decoded.Unreadable<>(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Class<?> typeOfWork(Envelope message) {
        var known = WORK.get(message.text("type"));
        return version(message) == VERSION ? known : null;
    }

    private static int version(Envelope message) {
        return message.read("version", Integer.class);
    }

    private static @Nullable Class<?> typeOfEvent(Envelope event) {
        var known = EVENTS.get(event.text("detail-type"));
        return event.text("source").equals(SOURCE) ? known : null;
    }

    private static void writeDetail(JsonWriter out, Event event, String id) throws IOException {
        out.name("id").value(id);
        Json.writeFields(out, (Record) event);
    }

    private static Map<String, Class<?>> byName(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
    }
}
