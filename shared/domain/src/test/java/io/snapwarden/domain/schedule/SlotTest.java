package io.snapwarden.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T01:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void readsWhatItWrites(String text) {
        assertThat(Slot.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 2026-11-20T01:00:00Z",
                "2026-11-20T01:00Z",
                "2026-11-20T01:00:00.5Z",
                "2026-11-20T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-02-30T01:00:00Z",
                "2026-11-20t01:00:00z",
                "2026-11-20T01:00:00+00:00",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00",
                "\u0662026-11-20T01:00:00Z",
                "snapwarden:slot=today"
            })
    void refusesOtherSpellings(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slot.parse(text))
                .withMessageStartingWith("slot must be a UTC instant such as 2026-11-20T01:00:00Z but is \"");
    }

    @Test
    void quotesHostileTextOnOneShortLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slot.parse("x\n\"\u202e" + "y".repeat(100_000)))
                .withMessageContaining("but is \"x\\u000a\\\"\\u202eyyy")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void refusesFractionsOfASecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slot(Instant.parse("2026-11-20T01:00:00.001Z")))
                .withMessage("slot must be in whole seconds but is 2026-11-20T01:00:00.001Z");
    }

    @Test
    void refusesYearsThatNeedMoreThanFourDigits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Slot(Instant.parse("+10000-01-01T00:00:00Z")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Slot(Instant.parse("-0001-12-31T23:59:59Z")));
    }

    @Test
    void ordersByTimeAsItsTextDoes() {
        var earlier = Slot.parse("2026-11-20T01:00:00Z");
        var later = Slot.parse("2026-11-20T01:00:01Z");
        assertThat(earlier).isLessThan(later);
        assertThat(earlier.toString()).isLessThan(later.toString());
    }
}
