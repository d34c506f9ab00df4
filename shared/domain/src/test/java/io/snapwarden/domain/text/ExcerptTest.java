package io.snapwarden.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void plainTextStandsInQuotes() {
        assertThat(Excerpt.of("daily")).isEqualTo("\"daily\"");
    }

    @Test
    void quotesAndControlCharactersAreEscaped() {
        assertThat(Excerpt.of("a\"b\\c\u001b[2J\n\u00e9")).isEqualTo("\"a\\\"b\\\\c\\u001b[2J\\u000a\\u00e9\"");
    }

    @Test
    void longTextIsCutAndSaysSo() {
        assertThat(Excerpt.of("x".repeat(80))).isEqualTo("\"" + "x".repeat(80) + "\"");
        assertThat(Excerpt.of("x".repeat(1_000_000))).isEqualTo("\"" + "x".repeat(80) + "...\"");
    }
}
