package io.snapwarden.runtime.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import java.io.IOException;

/// A whole text as a tree. Two readers may understand a repeated key differently, so it is refused.
final class StrictTree {

    private StrictTree() {}

    static JsonElement element(JsonReader in) throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object(in);
            case BEGIN_ARRAY -> array(in);
            case STRING -> new JsonPrimitive(in.nextString());
            case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(in));
            case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
            case NULL -> {
                in.nextNull();
                yield JsonNull.INSTANCE;
            }
            case END_OBJECT, END_ARRAY, END_DOCUMENT, NAME ->
                throw new JsonParseException(in.getPath() + " is no value");
        };
    }

    private static JsonObject object(JsonReader in) throws IOException {
        in.beginObject();
        return rest(in, new JsonObject());
    }

    /// The object whose first name has been read.
    static JsonObject rest(JsonReader in, String firstName) throws IOException {
        var object = new JsonObject();
        object.add(firstName, element(in));
        return rest(in, object);
    }

    private static JsonObject rest(JsonReader in, JsonObject object) throws IOException {
        while (in.hasNext()) {
            var name = in.nextName();
            if (object.has(name)) {
                throw new JsonParseException(in.getPath() + " stands twice");
            }
            object.add(name, element(in));
        }
        in.endObject();
        return object;
    }

    private static JsonArray array(JsonReader in) throws IOException {
        var array = new JsonArray();
        in.beginArray();
        while (in.hasNext()) {
            array.add(element(in));
        }
        in.endArray();
        return array;
    }
}
