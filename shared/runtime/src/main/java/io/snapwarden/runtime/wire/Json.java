package io.snapwarden.runtime.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.ReflectionAccessFilter.FilterResult;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/// Records as JSON, and back.
///
/// Ids, slots, scopes, instants and durations are strings; enum constants are their words in lower case; a value of a
/// sealed interface names its record in `is`; an absent `@Nullable` component is left out. Maps are written in the
/// order of their keys, so equal values have equal texts. A reader ignores fields that it does not know.
public final class Json {

    private static final int DEEPEST = 64;

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .addReflectionAccessFilter(_ -> FilterResult.BLOCK_ALL)
            .registerTypeAdapterFactory(new RecordAdapter.Factory())
            .registerTypeAdapterFactory(new SealedAdapter.Factory())
            .registerTypeAdapterFactory(new EnumAdapter.Factory())
            .registerTypeAdapterFactory(new CollectionAdapter.Factory())
            .registerTypeAdapterFactory(new SortedMapAdapter.Factory())
            .registerTypeAdapterFactory(new WordAdapter.Factory())
            .registerTypeAdapterFactory(new WholeNumberAdapter.Factory())
            .registerTypeAdapterFactory(new NoNulls())
            .create();

    private Json() {}

    public static String write(Object value) {
        return Escapes.of(adapterOf(SealedAdapter.declaredType(value)).toJson(value));
    }

    /// @throws IllegalArgumentException when the text is no such value; the message names the field
    public static <T> T read(String text, Class<T> type) {
        return read(text, GSON.getAdapter(type));
    }

    /// Any object; keys that stand twice are refused at every depth.
    static JsonElement read(String text) {
        return read(text, new StrictTree());
    }

    /// The fields of a record alone, without `is`.
    static JsonElement fields(Record value) {
        return adapterOf(value.getClass()).toJsonTree(value);
    }

    /// @param path where the element stands, for messages
    static <T> T read(JsonElement element, Class<T> type, String path) {
        try {
            return GSON.getAdapter(type).fromJsonTree(element);
        } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
            throw refusal(e, path);
        }
    }

    private static <T> T read(String text, TypeAdapter<T> adapter) {
        try (var reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            var value = adapter.read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("text goes on after the end of the value");
            }
            return value;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw refusal(e, "$");
        }
    }

    private static IllegalArgumentException refusal(Exception e, String path) {
        var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("it is empty");
        return new IllegalArgumentException(why.replace("$", path), e);
    }

    @SuppressWarnings("unchecked") // the adapter of a value's own type, or of one above it
    private static TypeAdapter<Object> adapterOf(Class<?> type) {
        return (TypeAdapter<Object>) GSON.getAdapter(type);
    }
}
