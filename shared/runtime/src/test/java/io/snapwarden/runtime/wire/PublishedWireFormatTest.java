package io.snapwarden.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What others may rely on: a sample of each message and event, and the schemas in `docs/schemas`. To write the
/// schemas anew after a field was added, run this with `-Dsnapwarden.schemas.write=true`.
class PublishedWireFormatTest {

    private static final Path SCHEMAS = Path.of("../../docs/schemas");
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final long SEEDS = 20;
    private static final Gson PRETTY =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    /// One message or event type, and how it is written.
    record Published(String folder, Class<?> type) {

        Path sample() {
            return SAMPLES.resolve(folder).resolve(type.getSimpleName() + ".json");
        }

        Path schema() {
            return SCHEMAS.resolve(folder).resolve(type.getSimpleName() + ".schema.json");
        }

        JsonObject expectedSchema() {
            return folder.equals("events") ? SchemaOf.event(type) : SchemaOf.message(type);
        }

        String random(long seed) {
            var values = new RandomValues(seed);
            return folder.equals("events")
                    ? WireFormat.encode((Event) values.of(type)).body()
                    : WireFormat.encode(values.message(type)).body();
        }

        boolean mayLack(String field) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getName().equals(field))
                    .anyMatch(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        /// Read and written again.
        String repeated(String body) {
            if (folder.equals("messages")) {
                return switch (WireFormat.decodeMessage(body)) {
                    case Decoded.Known<Message>(var message) ->
                        WireFormat.encode(message).body();
                    case Decoded<Message> other -> throw new AssertionError(other);
                };
            }
            var envelope = "{\"source\":\"snapwarden\",\"detail-type\":\"" + type.getSimpleName() + "\",\"detail\":"
                    + body + "}";
            return switch (WireFormat.decodeEvent(envelope)) {
                case Decoded.Known<Event>(var event) -> WireFormat.encode(event).body();
                case Decoded<Event> other -> throw new AssertionError(other);
            };
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static Stream<Published> everything() {
        return Stream.concat(all("messages", Work.class), all("events", Event.class));
    }

    private static Stream<Published> all(String folder, Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).map(type -> new Published(folder, type));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void aSampleIsReadAndWrittenAsItAlwaysWas(Published published) throws IOException {
        assertThat(published.sample())
                .as("write a sample, for example %s", published.random(0))
                .exists();
        var sample = JsonParser.parseString(Files.readString(published.sample()));

        assertThat(published.repeated(sample.toString())).isEqualTo(sample.toString());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theSchemaIsThatOfTheRecord(Published published) throws IOException {
        var expected = PRETTY.toJson(published.expectedSchema()) + "\n";
        if (Boolean.getBoolean("snapwarden.schemas.write")) {
            Files.createDirectories(published.schema().getParent());
            Files.writeString(published.schema(), expected);
        }

        assertThat(published.schema())
                .as("a field was added: run this test with -Dsnapwarden.schemas.write=true, and add it to the sample")
                .hasContent(expected);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void whatIsWrittenObeysTheSchema(Published published) throws IOException {
        assertObeys(published, Files.readString(published.sample()));
        for (long seed = 0; seed < SEEDS; seed++) {
            assertObeys(published, published.random(seed));
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theSampleShowsEveryField(Published published) throws IOException {
        var sample = JsonParser.parseString(Files.readString(published.sample()));

        assertThat(missing(published.expectedSchema(), sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theSchemaRefusesAnObjectWithoutAFieldUnlessThatMayBeAbsent(Published published) throws IOException {
        var validator = new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory());
        var schema = Files.readString(published.schema());
        var sample =
                JsonParser.parseString(Files.readString(published.sample())).getAsJsonObject();

        for (var name : List.copyOf(sample.keySet())) {
            var without = sample.deepCopy();
            without.remove(name);
            assertThat(validator.validate(schema, without.toString()).isValid())
                    .as("without %s", name)
                    .isEqualTo(published.mayLack(name));
        }
    }

    @Test
    void noSchemaIsLeftOfATypeThatIsGone() throws IOException {
        assertThat(Stream.concat(files("messages"), files("events")))
                .containsExactlyInAnyOrderElementsOf(
                        everything().map(Published::schema).toList());
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (var files = Files.list(SCHEMAS.resolve(folder))) {
            return files.toList().stream();
        }
    }

    private static void assertObeys(Published published, String body) throws IOException {
        var result = new ValidatorFactory()
                .withJsonNodeFactory(new GsonNode.Factory())
                .validate(Files.readString(published.schema()), body);
        assertThat(result.getErrors()).as(body).isEmpty();
    }

    /// Properties of a schema that a value does not have; of a choice, those of the case that it is.
    private static List<String> missing(JsonObject schema, JsonElement value) {
        if (schema.has("items") && value instanceof JsonArray array) {
            assertThat(array).as("an array of the sample").isNotEmpty();
            return missing(schema.getAsJsonObject("items"), array.get(0));
        }
        if (!schema.has("properties")) {
            return List.of();
        }
        var fields = schema.getAsJsonObject("properties");
        var object = value.getAsJsonObject();
        return fields.keySet().stream()
                .flatMap(name -> object.has(name)
                        ? missing(fields.getAsJsonObject(name), object.get(name)).stream()
                        : Stream.of(name))
                .toList();
    }
}
