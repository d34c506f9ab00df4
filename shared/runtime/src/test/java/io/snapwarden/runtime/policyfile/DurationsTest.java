package io.snapwarden.runtime.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "15m, PT15M",
        "4h, PT4H",
        "2d, PT48H",
        "36500d, PT876000H",
        "0s, PT0S",
        "007m, PT7M",
        "PT4H30M, PT4H30M",
        "P1DT1S, PT24H1S",
        "PT0.5S, PT0.5S"
    })
    void readsWhatPeopleWrite(String written, Duration meant) {
        assertThat(Durations.parse(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "4", "h", "4 h", "-4h", "4H", "4w", "1h30m", "P1M", "P1Y", "PT", "PT-4H", "-PT4H", "٤h"
            })
    void refusesEverythingElse(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(written))
                .withMessageStartingWith("expected a duration such as 30s, 15m, 4h, 2d or PT4H30M, found \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"36501d", "9999999999d", "P99999999D"})
    void refusesMoreThanAHundredYears(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(written))
                .withMessage("expected at most 36500d, found \"" + written + "\"");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT59S, 59s", "PT90S, 90s", "PT90M, 90m", "PT36H, 36h", "PT48H, 2d", "PT0.5S, PT0.5S"})
    void writesTheShortestForm(Duration duration, String written) {
        assertThat(Durations.write(duration)).isEqualTo(written);
    }

    @Test
    void readsBackWhatItWrites() {
        for (long seconds = 0; seconds < 200_000; seconds += 7) {
            var duration = Duration.ofSeconds(seconds);
            assertThat(Durations.parse(Durations.write(duration))).isEqualTo(duration);
        }
    }
}
