package io.snapwarden.runtime.wire;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as an object. Its own constructor judges what arrives.
final class RecordAdapter<R> extends TypeAdapter<R> {

    private final Component[] components;
    private final Map<String, Component> byName = new HashMap<>();
    private final Constructor<R> constructor;

    private RecordAdapter(Component[] components, Constructor<R> constructor) {
        this.components = components;
        this.constructor = constructor;
        for (var component : components) {
            byName.put(component.name(), component);
        }
    }

    @Override
    public void write(JsonWriter out, R value) throws IOException {
        out.beginObject();
        writeFields(out, value);
        out.endObject();
    }

    void writeFields(JsonWriter out, Object value) throws IOException {
        for (var component : components) {
            component.write(out, value);
        }
    }

    @Override
    public R read(JsonReader in) throws IOException {
        in.beginObject();
        return readFields(in);
    }

    /// Reads up to the end of an object that has begun.
    R readFields(JsonReader in) throws IOException {
        var values = new @Nullable Object[components.length];
        int read = 0;
        while (in.hasNext()) {
            var component = named(in.nextName(), read++);
            if (component == null) {
                StrictTree.element(in);
            } else if (in.peek() == JsonToken.NULL) {
                in.nextNull();
            } else if (values[component.index()] != null) {
                throw new JsonParseException(in.getPath() + " stands twice");
            } else {
                values[component.index()] = component.adapter().read(in);
            }
        }
        in.endObject();
        return make(values, in);
    }

    /// @param place where the name stands; what this program wrote stands in its own order
    private @Nullable Component named(String name, int place) {
        return place < components.length && components[place].name().equals(name)
                ? components[place]
                : byName.get(name);
    }

    /// @param in has just read the object, and so knows its path
    private R make(@Nullable Object[] values, JsonReader in) {
        for (var component : components) {
            if (values[component.index()] == null && !component.nullable()) {
                throw new JsonParseException(in.getPreviousPath() + "." + component.name() + " is missing");
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            var refused = e.getCause() == null ? e : e.getCause();
            throw new JsonParseException(in.getPreviousPath() + ": " + refused.getMessage(), refused);
        }
    }

    static final class Factory implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked") // the constructor is the raw type's own
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            var raw = type.getRawType();
            return raw.isRecord() ? (TypeAdapter<T>) of(gson, raw) : null;
        }

        static <R> RecordAdapter<R> of(Gson gson, Class<R> type) {
            var declared = type.getRecordComponents();
            var components = new Component[declared.length];
            for (int i = 0; i < declared.length; i++) {
                components[i] = Component.of(gson, declared[i], i);
            }
            return new RecordAdapter<>(components, canonical(type));
        }

        private static <R> Constructor<R> canonical(Class<R> type) {
            var types = new Class<?>[type.getRecordComponents().length];
            for (int i = 0; i < types.length; i++) {
                types[i] = type.getRecordComponents()[i].getType();
            }
            try {
                var constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("every record has its canonical constructor: " + type, e);
            }
        }
    }
}
