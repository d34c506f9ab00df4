package io.snapwarden.runtime.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever stands in a file, the reader accepts it or refuses it, soon and in few words.
class PolicyFileProperties {

    private static final int MUTANTS_PER_SEED = 200;
    private static final int LONGEST_LINE = 2_000;
    private static final String[] SPICES = {
        "\t",
        "\n",
        "  ",
        ": ",
        "- ",
        "*a",
        "&a ",
        "<<: ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "|",
        ">",
        "#",
        "%YAML 9.9\n",
        "---\n",
        "...\n",
        "!!binary ",
        "? ",
        "~",
        "-1",
        "99999999999999999999",
        "0x7f",
        "1e400",
        ".nan",
        "\u0000",
        "\u0085",
        "\u2028",
        "\ud800",
        "\ud83d\ude00",
        "\\",
        "\\U00110000",
        "\"\\xZZ\"",
        "${jndi:x}",
        "null",
        "\r"
    };

    private final PolicyFileReader reader = new PolicyFileReader();

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyMutationIsAcceptedOrRefusedInOneWay(long seed) throws IOException {
        var random = new Random(seed);
        var example =
                random.nextBoolean() ? Files.readAllBytes(ExamplePolicyTest.example()) : Corpus.bytes("contract.yaml");
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int mutant = 0; mutant < MUTANTS_PER_SEED; mutant++) {
                read(mutated(example, random));
            }
        });
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource
    void aHugeFileEndsSoon(String text) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> read(text.getBytes(StandardCharsets.UTF_8)), "did not end in time");
    }

    static String[] aHugeFileEndsSoon() {
        int most = PolicyText.MOST_BYTES;
        return new String[] {
            "[".repeat(most),
            "{".repeat(most),
            "- ".repeat(most / 2),
            "? ".repeat(most / 2),
            "a: ".repeat(most / 3),
            "&a ".repeat(most / 3),
            "x".repeat(most),
            "9".repeat(most),
            "version: 1\nversion: " + "9".repeat(most / 2),
            "version: 1\n\"" + "k".repeat(most / 2) + "\": 1",
            "version: 1\n" + "k: 1\n".repeat(most / 6),
            "version: 1\npolicies:\n" + "  - 7\n".repeat(most / 8),
            "version: 1\nledger: \"" + "\\u001b".repeat(most / 12) + "\"\n",
            "#\n".repeat(most / 2),
            "%TAG ! x\n".repeat(most / 9),
            "x" + "\n".repeat(most - 2),
            "x".repeat(most + 1)
        };
    }

    private void read(byte[] file) {
        try {
            assertThat(reader.read("policy.yaml", file).policies().policies()).isNotEmpty();
        } catch (PolicyFileException e) {
            assertThat(e.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(101);
            assertThat(e.getMessage().lines().toList())
                    .hasSameSizeAs(e.problems())
                    .allSatisfy(line ->
                            assertThat(line).hasSizeLessThan(LONGEST_LINE).doesNotContain("\u001b"));
        }
    }

    private static byte[] mutated(byte[] example, Random random) {
        var text = new StringBuilder(new String(example, StandardCharsets.UTF_8));
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times; i++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(from, SPICES[random.nextInt(SPICES.length)]);
                case 1 -> text.delete(from, to);
                case 2 -> text.replace(from, to, SPICES[random.nextInt(SPICES.length)]);
                default -> text.insert(random.nextInt(text.length()), text.substring(from, to));
            }
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
