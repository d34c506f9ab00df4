package io.snapwarden.runtime.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
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

    private WireFormat() {}

    /// @param type the name of the record
    public record Encoded(String type, String body) {}

    public static Encoded encode(Message message) {
        var type = message.work().getClass().getSimpleName();
        var body = new JsonObject();
        body.addProperty("type", type);
        body.addProperty("version", VERSION);
        body.addProperty("notAfter", message.notAfter().toString());
        body.addProperty("trace", message.trace());
        body.add("work", Json.fields((Record) message.work()));
        return new Encoded(type, Escapes.of(body.toString()));
    }

    public static Decoded<Message> decodeMessage(String body) {
        return decode(body, object -> {
            var type = text(object, "type");
            var version = Json.read(member(object, "version"), Integer.class, "version");
            var known = WORK.get(type);
            if (known == null || version != VERSION) {
                return new Decoded.Unknown<>(type, version);
            }
            var work = (Work) Json.read(member(object, "work"), known, "work");
            var notAfter = Json.read(member(object, "notAfter"), Instant.class, "notAfter");
            return new Decoded.Known<>(new Message(work, notAfter, text(object, "trace")));
        });
    }

    /// The `detail` of an event: its fields, and its `id`.
    public static Encoded encode(Event event) {
        return new Encoded(
                event.getClass().getSimpleName(), Escapes.of(detail(event).toString()));
    }

    /// The event as the bus delivers it to a queue.
    public static String envelope(Event event) {
        var envelope = new JsonObject();
        envelope.addProperty("version", "0");
        envelope.addProperty("id", event.id());
        envelope.addProperty("detail-type", event.getClass().getSimpleName());
        envelope.addProperty("source", SOURCE);
        envelope.addProperty("time", event.at().toString());
        envelope.add("detail", detail(event));
        return Escapes.of(envelope.toString());
    }

    /// Reads what the bus delivers; other sources than ours are none of this program's business.
    public static Decoded<Event> decodeEvent(String body) {
        return decode(body, object -> {
            var type = text(object, "detail-type");
            var known = EVENTS.get(type);
            if (known == null || !text(object, "source").equals(SOURCE)) {
                return new Decoded.Unknown<>(type, VERSION);
            }
            return new Decoded.Known<>((Event) Json.read(member(object, "detail"), known, "detail"));
        });
    }

    private static JsonObject detail(Event event) {
        var detail = new JsonObject();
        detail.addProperty("id", event.id());
        Json.fields((Record) event).getAsJsonObject().asMap().forEach(detail::add);
        return detail;
    }

    private static <M> Decoded<M> decode(String body, Function<JsonObject, Decoded<M>> read) {
        try {
            return read.apply(object(body));
        } catch (IllegalArgumentException e) {
            return new Decoded.Unreadable<>(String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject object(String body) {
        if (body.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        if (Json.read(body) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("an object was expected");
    }

    private static String text(JsonObject object, String name) {
        return Json.read(member(object, name), String.class, name);
    }

    private static JsonElement member(JsonObject object, String name) {
        @Nullable JsonElement member = object.get(name);
        if (member == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return member;
    }

    private static Map<String, Class<?>> byName(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
    }
}
