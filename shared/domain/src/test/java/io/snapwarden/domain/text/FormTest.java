package io.snapwarden.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    private static final Form VOLUME = Form.of("vol-", "0-9a-f", 1, 4);

    @ParameterizedTest
    @ValueSource(strings = {"vol-0", "vol-9af", "vol-abcd"})
    void acceptsWhatLooksSo(String id) {
        assertThat(VOLUME.fits(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vol", "vol-", "vol-abcde", "vol-g", "vol-A", "vol-0\n", "vol-٣", "xvol-0", "snap-0"})
    void refusesEverythingElse(String id) {
        assertThat(VOLUME.fits(id)).isFalse();
    }

    @Test
    void takesADashThatComesLastForADash() {
        var form = Form.of("a-c._-", 0, 9);
        assertThat(form.fits("a-b.c_")).isTrue();
        assertThat(form.fits("")).isTrue();
        assertThat(form.fits("d")).isFalse();
    }

    @Test
    void judgesAPart() {
        assertThat(VOLUME.fits("i-0abc/vol", 2, 6)).isTrue();
        assertThat(VOLUME.fits("i-0abc/vol", 2, 7)).isFalse();
        assertThat(VOLUME.fits("i-0abc", 0, -1)).isFalse();
    }
}
