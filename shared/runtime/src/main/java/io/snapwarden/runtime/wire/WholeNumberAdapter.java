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
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A whole number as its digits. Gson's own reader of trees cuts 1.5 and 4294967297 down to 1.
final class WholeNumberAdapter<N extends Number> extends TypeAdapter<N> {

    private static final Map<Class<?>, Function<String, ? extends Number>> NUMBERS = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf);

    private final Function<String, N> parse;

    private WholeNumberAdapter(Function<String, N> parse) {
        this.parse = parse;
    }

    @Override
    public void write(JsonWriter out, N value) throws IOException {
        out.value(value);
    }

    @Override
    public N read(JsonReader in) throws IOException {
        if (in.peek() != JsonToken.NUMBER) {
            throw new JsonParseException(in.getPath() + ": expected a number, found " + in.peek());
        }
        var digits = in.nextString();
        try {
            return parse.apply(digits);
        } catch (NumberFormatException e) {
            throw new JsonParseException(
                    in.getPreviousPath() + ": expected a whole number that is not too large, found " + digits, e);
        }
    }

    static final class Factory implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked") // the table pairs each class with its own parser
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            var parse = (Function<String, Number>) NUMBERS.get(type.getRawType());
            return parse == null ? null : (TypeAdapter<T>) new WholeNumberAdapter<>(parse);
        }
    }
}
