package io.snapwarden.testkit.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void aSkippedLaneSaysItsNameAndWhatIsMissing() {
        assertThat(Lane.MOTO.whySkipped()).isEqualTo("lane moto is skipped: moto_server is not on the PATH");
    }

    @Test
    void onlyTheLanesThatAreNamedAreRequired() {
        assertThat(Lane.MOTO.isRequired("moto,kernel")).isTrue();
        assertThat(Lane.KERNEL.isRequired("moto, kernel")).isTrue();
        assertThat(Lane.LOCALSTACK.isRequired("moto,kernel")).isFalse();
        assertThat(Lane.MOTO.isRequired("")).isFalse();
    }

    @Test
    void aLaneThatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> Lane.of("motto")).hasMessageContaining("motto");
    }
}
