package io.snapwarden.runtime.wire;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A list as an array of its declared type; a set as well, in the order of its elements' texts.
final class CollectionAdapter<E> extends TypeAdapter<Collection<E>> {

    private final TypeAdapter<E> elements;
    private final Supplier<Collection<E>> empty;

    private CollectionAdapter(TypeAdapter<E> elements, Supplier<Collection<E>> empty) {
        this.elements = elements;
        this.empty = empty;
    }

    @Override
    public void write(JsonWriter out, Collection<E> values) throws IOException {
        out.beginArray();
        for (var value : values instanceof Set<E> set ? sorted(set) : values) {
            elements.write(out, value);
        }
        out.endArray();
    }

    private static <E> List<E> sorted(Set<E> set) {
        return set.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    @Override
    public Collection<E> read(JsonReader in) throws IOException {
        var values = empty.get();
        in.beginArray();
        while (in.hasNext()) {
            if (!values.add(elements.read(in))) {
                throw new JsonParseException(in.getPreviousPath() + " stands twice");
            }
        }
        in.endArray();
        return values;
    }

    static final class Factory implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked") // the adapter is asked for by the type's own argument
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            var raw = type.getRawType();
            if (!(type.getType() instanceof ParameterizedType collection) || (raw != Set.class && raw != List.class)) {
                return null;
            }
            var elements = gson.getAdapter(TypeToken.get(collection.getActualTypeArguments()[0]));
            return raw == Set.class
                    ? (TypeAdapter<T>) new CollectionAdapter<>(elements, LinkedHashSet::new)
                    : (TypeAdapter<T>) new CollectionAdapter<>(elements, ArrayList::new);
        }
    }
}
