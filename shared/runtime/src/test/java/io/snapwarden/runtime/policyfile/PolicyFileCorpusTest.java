package io.snapwarden.runtime.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFileCorpusTest {

    private final PolicyFileReader reader = new PolicyFileReader();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aGoodFileIsAccepted(Path file) throws IOException {
        var read = reader.read(file.getFileName().toString(), Files.readAllBytes(file));

        assertThat(read.policies().policies()).isNotEmpty();
    }

    static List<Path> aGoodFileIsAccepted() {
        return Corpus.files("good");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aBadFileIsRefusedWithExactlyTheMessagesBesideIt(Path file) throws IOException {
        var name = file.getFileName().toString();
        var expected = Files.readString(file.resolveSibling(name.replace(".yaml", ".txt")))
                .strip();

        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> reader.read(name, Files.readAllBytes(file)))
                .withMessage(expected);
    }

    static List<Path> aBadFileIsRefusedWithExactlyTheMessagesBesideIt() {
        return Stream.of("bad", "beyond-schema", "unreadable")
                .flatMap(folder -> Corpus.files(folder).stream())
                .toList();
    }
}
