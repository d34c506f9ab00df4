package io.snapwarden.runtime.wire;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A map as an object whose names are in order, whatever order the map has.
final class SortedMapAdapter<K, V> extends TypeAdapter<Map<K, V>> {

    /// How a key is written as a name, and read from one.
    private record Keys<K>(Function<K, String> name, Function<String, K> parse) {

        static <K> Keys<K> of(TypeAdapter<K> adapter) {
            return new Keys<>(
                    key -> adapter.toJsonTree(key).getAsString(),
                    name -> adapter.fromJsonTree(new JsonPrimitive(name)));
        }
    }

    private static final Keys<String> TEXTS = new Keys<>(Function.identity(), Function.identity());

    private final Keys<K> keys;
    private final TypeAdapter<V> values;

    private SortedMapAdapter(Keys<K> keys, TypeAdapter<V> values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    public void write(JsonWriter out, Map<K, V> map) throws IOException {
        var byName = new TreeMap<String, V>();
        map.forEach((key, value) -> byName.put(keys.name().apply(key), value));
        out.beginObject();
        for (var entry : byName.entrySet()) {
            out.name(entry.getKey());
            values.write(out, entry.getValue());
        }
        out.endObject();
    }

    @Override
    public Map<K, V> read(JsonReader in) throws IOException {
        var map = new LinkedHashMap<K, V>();
        in.beginObject();
        while (in.hasNext()) {
            var key = keys.parse().apply(in.nextName());
            if (map.put(key, values.read(in)) != null) {
                throw new JsonParseException(in.getPreviousPath() + " stands twice");
            }
        }
        in.endObject();
        return map;
    }

    static final class Factory implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked") // the adapters are asked for by the type's own arguments
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            if (type.getRawType() != Map.class || !(type.getType() instanceof ParameterizedType map)) {
                return null;
            }
            var key = map.getActualTypeArguments()[0];
            var values = gson.getAdapter(TypeToken.get(map.getActualTypeArguments()[1]));
            return key == String.class
                    ? (TypeAdapter<T>) new SortedMapAdapter<>(TEXTS, values)
                    : (TypeAdapter<T>) new SortedMapAdapter<>(Keys.of(gson.getAdapter(TypeToken.get(key))), values);
        }
    }
}
