package io.snapwarden.runtime.wire;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A value of a sealed interface of records: its record's fields, and `is` with its record's name before them.
final class SealedAdapter<T> extends TypeAdapter<T> {

    private static final String IS = "is";

    private final Map<String, RecordAdapter<? extends T>> cases;

    private SealedAdapter(Map<String, RecordAdapter<? extends T>> cases) {
        this.cases = cases;
    }

    /// The sealed interface that a record belongs to, or the value's own class.
    static Class<?> declaredType(Object value) {
        for (var parent : value.getClass().getInterfaces()) {
            if (value instanceof Record && parent.isSealed()) {
                return parent;
            }
        }
        return value.getClass();
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
        var name = value.getClass().getSimpleName();
        out.beginObject();
        out.name(IS).value(name);
        caseOf(name, IS).writeFields(out, value);
        out.endObject();
    }

    @Override
    public T read(JsonReader in) throws IOException {
        in.beginObject();
        if (!in.hasNext()) {
            in.endObject();
            throw new JsonParseException(in.getPreviousPath() + "." + IS + " is missing");
        }
        var first = in.nextName();
        if (first.equals(IS)) {
            var name = in.nextString();
            return caseOf(name, in).readFields(in);
        }
        var tree = StrictTree.rest(in, first);
        return readFromTree(tree, in.getPreviousPath());
    }

    /// Objects have no order, so `is` need not come first.
    private T readFromTree(JsonObject tree, String at) {
        var is = tree.get(IS);
        if (is == null || !is.isJsonPrimitive()) {
            throw new JsonParseException(at + "." + IS + " is missing");
        }
        try {
            return caseOf(is.getAsString(), at + "." + IS).fromJsonTree(tree);
        } catch (JsonParseException e) {
            throw new JsonParseException(String.valueOf(e.getMessage()).replace("$", at), e);
        }
    }

    private RecordAdapter<? extends T> caseOf(String name, JsonReader in) {
        var found = cases.get(name);
        return found == null ? caseOf(name, in.getPreviousPath()) : found;
    }

    private RecordAdapter<? extends T> caseOf(String name, String at) {
        var found = cases.get(name);
        if (found == null) {
            throw new JsonParseException(at + " is one of " + cases.keySet() + " but is \"" + name + "\"");
        }
        return found;
    }

    static final class Factory implements TypeAdapterFactory {
        @Override
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            var raw = type.getRawType();
            return raw.isInterface() && raw.isSealed() ? of(gson, raw) : null;
        }

        @SuppressWarnings("unchecked") // permitted classes are classes of the interface
        private static <T> TypeAdapter<T> of(Gson gson, Class<? super T> type) {
            var cases = new TreeMap<String, RecordAdapter<? extends T>>();
            for (var permitted : type.getPermittedSubclasses()) {
                cases.put(permitted.getSimpleName(), (RecordAdapter<? extends T>)
                        RecordAdapter.Factory.of(gson, permitted));
            }
            return new SealedAdapter<>(cases);
        }
    }
}
