package io.snapwarden.runtime.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// An editor that knows the schema and the reader agree, except where only the reader can know.
class PolicySchemaTest {

    private final Validator validator =
            new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    private URI schema;

    @BeforeEach
    void registerTheSchema() throws IOException {
        schema = validator.registerSchema(
                Files.readString(Corpus.projectRoot().resolve("docs/schemas/policy.schema.json")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatTheReaderAcceptsTheSchemaAccepts(Path file) throws IOException {
        assertThat(errors(file)).as(file.toString()).isEmpty();
    }

    static List<Path> whatTheReaderAcceptsTheSchemaAccepts() {
        return Stream.concat(Stream.of(ExamplePolicyTest.example()), Corpus.files("good").stream())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatTheReaderRefusesForItsFormTheSchemaRefuses(Path file) throws IOException {
        assertThat(errors(file)).as(file.toString()).isNotEmpty();
    }

    static List<Path> whatTheReaderRefusesForItsFormTheSchemaRefuses() {
        return Corpus.files("bad");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatOnlyTheReaderCanKnowTheSchemaLetsPass(Path file) throws IOException {
        assertThat(errors(file)).as(file.toString()).isEmpty();
    }

    static List<Path> whatOnlyTheReaderCanKnowTheSchemaLetsPass() {
        return Corpus.files("beyond-schema");
    }

    private List<String> errors(Path file) throws IOException {
        var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        var document = new Load(settings).loadFromString(Files.readString(file).replaceFirst("^\uFEFF", ""));
        return validator
                .validate(schema, new GsonBuilder().serializeNulls().create().toJson(document))
                .getErrors()
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .toList();
    }
}
