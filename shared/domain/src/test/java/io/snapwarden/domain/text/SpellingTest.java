package io.snapwarden.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> KEYS = List.of("cron", "timezone", "start-within", "retain");

    @ParameterizedTest
    @CsvSource({
        "corn, cron",
        "CRON, cron",
        "timzone, timezone",
        "start_within, start-within",
        "retian, retain",
        "cro, cron"
    })
    void guessesWhatSomebodyMeant(String typed, String meant) {
        assertThat(Spelling.nearest(typed, KEYS)).contains(meant);
    }

    @Test
    void doesNotGuessWhatIsFar() {
        assertThat(Spelling.nearest("colour", KEYS)).isEmpty();
        assertThat(Spelling.nearest("", KEYS)).isEmpty();
        assertThat(Spelling.nearest("c".repeat(1_000_000), KEYS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "'', ab, 2", "ab, ba, 1", "abc, acb, 1", "abcd, badc, 2", "kitten, sitting, 3"
    })
    void countsTypingErrorsInBothDirections(String from, String to, int errors) {
        assertThat(Spelling.edits(from, to)).isEqualTo(errors);
        assertThat(Spelling.edits(to, from)).isEqualTo(errors);
    }
}
