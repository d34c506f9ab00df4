package io.snapwarden.runtime.wire;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A constant as its word: `NOT_ONE_INSTANT` is `not-one-instant`.
final class EnumAdapter<T> extends TypeAdapter<T> {

    private final Map<String, T> constants;
    private final Map<T, String> words = new HashMap<>();

    private EnumAdapter(Map<String, T> constants) {
        this.constants = constants;
        constants.forEach((word, constant) -> words.put(constant, word));
    }

    static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
        out.value(words.get(value));
    }

    @Override
    public T read(JsonReader in) throws IOException {
        var text = in.nextString();
        var constant = constants.get(text);
        if (constant == null) {
            throw new JsonParseException(
                    in.getPreviousPath() + " is one of " + constants.keySet() + " but is \"" + text + "\"");
        }
        return constant;
    }

    static final class Factory implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked") // the constants of a class are of that class
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            if (!type.getRawType().isEnum()) {
                return null;
            }
            var constants = new TreeMap<String, T>();
            for (var constant : type.getRawType().getEnumConstants()) {
                constants.put(word(constant), (T) constant);
            }
            return new EnumAdapter<>(constants);
        }
    }
}
