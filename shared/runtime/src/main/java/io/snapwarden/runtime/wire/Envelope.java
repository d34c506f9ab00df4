package io.snapwarden.runtime.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An object that holds another one and says of what type that is. The one inside is read as what it is at once, when
/// its type stands before it, as it does in what this program writes.
final class Envelope {

    /// What is held, and how it is told what it is.
    ///
    /// @param saidIn the fields that `type` asks for
    /// @param type null when nobody knows
    record Content(String name, Set<String> saidIn, Function<Envelope, @Nullable Class<?>> type) {}

    private final Content holds;
    private final Map<String, JsonElement> fields = new HashMap<>();
    private @Nullable Object content;

    private Envelope(Content holds) {
        this.holds = holds;
    }

    static Envelope read(String text, Content holds) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        return Json.read(text, new Envelope(holds)::readFrom, "");
    }

    String text(String field) {
        return field(field) instanceof JsonPrimitive text && text.isString()
                ? text.getAsString()
                : read(field, String.class);
    }

    <T> T read(String field, Class<T> type) {
        return Json.read(field(field), type, field);
    }

    private JsonElement field(String name) {
        var field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return field;
    }

    /// Null when nobody knows what it is.
    @Nullable
    Object content() {
        if (content == null) {
            var type = holds.type().apply(this);
            content = type == null ? null : read(holds.name(), type);
        }
        return content;
    }

    private Envelope readFrom(JsonReader in) throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            throw new JsonParseException("an object was expected");
        }
        in.beginObject();
        while (in.hasNext()) {
            var name = in.nextName();
            boolean held = name.equals(holds.name());
            if (fields.containsKey(name) || (held && content != null)) {
                throw new JsonParseException(in.getPath() + " stands twice");
            }
            var type = held && fields.keySet().containsAll(holds.saidIn())
                    ? holds.type().apply(this)
                    : null;
            if (type == null) {
                fields.put(name, StrictTree.element(in));
            } else {
                content = Json.read(in, type);
            }
        }
        in.endObject();
        return this;
    }
}
