package io.snapwarden.runtime.wire;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/// One component of a record.
///
/// @param nullable whether it may be absent
record Component(String name, int index, boolean nullable, Method accessor, TypeAdapter<Object> adapter) {

    @SuppressWarnings("unchecked") // the adapter is asked for by the component's own type
    static Component of(Gson gson, RecordComponent component, int index) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Component(
                component.getName(),
                index,
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                accessor,
                (TypeAdapter<Object>) gson.getAdapter(TypeToken.get(component.getGenericType())));
    }

    void write(JsonWriter out, Object owner) throws IOException {
        var value = valueIn(owner);
        if (value != null) {
            out.name(name);
            adapter.write(out, value);
        }
    }

    private @Nullable Object valueIn(Object owner) {
        try {
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component can be read: " + accessor, e);
        }
    }
}
