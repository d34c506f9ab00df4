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
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/// Records as JSON, and back.
///
/// Ids, slots, scopes, instants and durations are strings; enum constants are their words in lower case; a value of a
/// sealed interface names its record in `is`; an absent `@Nullable` component is left out. Maps are written in the
/// order of their keys, so equal values have equal texts. A reader ignores fields that it does not know.
public final class Json {

    private static final int DEEPEST = 64;

    /// Reads one value.
    interface Reading<T> {
        T from(JsonReader in) throws IOException;
    }

    /// Writes one value, or the fields of one object.
    interface Writing {
        void to(JsonWriter out) throws IOException;
    }

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

    private static final ClassValue<RecordAdapter<?>> RECORDS = new ClassValue<>() {
        @Override
        protected RecordAdapter<?> computeValue(Class<?> type) {
            return RecordAdapter.Factory.of(GSON, type);
        }
    };

    private Json() {}

    public static String write(Object value) {
        return text(out -> adapterOf(SealedAdapter.declaredType(value)).write(out, value));
    }

    /// @throws IllegalArgumentException when the text is no such value; the message names the field
    public static <T> T read(String text, Class<T> type) {
        return read(text, GSON.getAdapter(type)::read, "$");
    }

    static String writeObject(Writing fields) {
        return text(out -> {
            out.beginObject();
            fields.to(out);
            out.endObject();
        });
    }

    private static String text(Writing written) {
        var text = new TextWriter();
        try (var out = new JsonWriter(text)) {
            written.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return Escapes.of(text.toString());
    }

    /// The fields of a record alone, without `is`.
    static void writeFields(JsonWriter out, Record value) throws IOException {
        RECORDS.get(value.getClass()).writeFields(out, value);
    }

    static <T> T read(JsonReader in, Class<T> type) throws IOException {
        return GSON.getAdapter(type).read(in);
    }

    /// @param path where the element stands, for messages
    static <T> T read(JsonElement element, Class<T> type, String path) {
        try {
            return GSON.getAdapter(type).fromJsonTree(element);
        } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
            throw refusal(e, path);
        }
    }

    /// @param root what the whole text is called in messages; empty where its fields go without
    static <T> T read(String text, Reading<T> reading, String root) {
        try (var reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            var value = reading.from(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("text goes on after the end of the value");
            }
            return value;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw refusal(e, root);
        }
    }

    private static IllegalArgumentException refusal(Exception e, String path) {
        var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("it is empty");
        return new IllegalArgumentException(path.isEmpty() ? why.replace("$.", "") : why.replace("$", path), e);
    }

    @SuppressWarnings("unchecked") // the adapter of a value's own type, or of one above it
    private static TypeAdapter<Object> adapterOf(Class<?> type) {
        return (TypeAdapter<Object>) GSON.getAdapter(type);
    }
}
