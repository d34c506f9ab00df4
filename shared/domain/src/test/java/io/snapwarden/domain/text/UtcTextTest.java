package io.snapwarden.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTextTest {

    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;

    @Test
    void readsWhatInstantsWrite() {
        var random = new SplittableRandom(1);
        IntStream.range(0, 10_000).forEach(_ -> {
            var instant = Instant.ofEpochSecond(random.nextLong(YEAR_0, YEAR_10000), nanos(random));
            assertThat(UtcText.parse(instant.toString())).isEqualTo(instant);
        });
    }

    private static long nanos(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1000) * 1_000_000L;
            case 2 -> random.nextInt(1_000_000) * 1000L;
            default -> random.nextInt(1_000_000_000);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T01:00:00.5Z",
                "2026-11-20T01:00:00.12Z",
                "2026-11-20T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-11-20T01:00:00+01:00",
                "2026-11-20t01:00:00z",
                "+12026-11-20T01:00:00Z",
                "-0001-11-20T01:00:00Z"
            })
    void readsWhatTheJdkReads(String text) {
        assertThat(UtcText.parse(text)).isEqualTo(Instant.parse(text));
        assertThat(UtcText.wholeSeconds(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-11-20T01:00Z",
                "2026-11-20T01:00:00",
                "2026-11-20T01:00:00Z ",
                "2026-02-30T01:00:00Z",
                "2026-11-20T25:00:00Z",
                "2026-11-20T01:00:00.1234567890Z",
                "2026-11-20T01:00:00.12x4Z",
                "2026-11-20T01:00:00,5Z",
                "2026-11-20 01:00:00Z",
                "２０２６-11-20T01:00:00Z"
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> UtcText.parse(text)).isInstanceOf(DateTimeParseException.class);
        assertThat(UtcText.wholeSeconds(text)).isNull();
    }

    @Test
    void wholeSecondsHaveNoFraction() {
        assertThat(UtcText.wholeSeconds("2026-11-20T01:00:00Z")).isEqualTo(Instant.parse("2026-11-20T01:00:00Z"));
        assertThat(UtcText.wholeSeconds("2026-11-20T01:00:00.000Z")).isNull();
    }
}
