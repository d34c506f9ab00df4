package io.snapwarden.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.config.Settings;
import io.snapwarden.runtime.policyfile.PolicyFileException;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.runtime.port.DependencyException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void aMissingSettingIsToldByItsNameHoweverDeepItIs() {
        var failure = new IllegalStateException("no bean", thrownBy(() -> new Settings(Map.of()).bus()));

        assertThat(StartFailure.of(failure))
                .isEqualTo(
                        new StartFailure.Told("SNAPWARDEN_BUS is not set: it should be the name of the event bus", 2));
    }

    @Test
    void aRefusedPolicyFileIsToldInItsOwnWords() {
        var failure = thrownBy(() -> new PolicyFileReader().read("p.yaml", "".getBytes(StandardCharsets.UTF_8)));

        assertThat(failure).isInstanceOf(PolicyFileException.class);
        assertThat(StartFailure.of(failure)).isEqualTo(new StartFailure.Told(failure.getMessage(), 2));
    }

    @Test
    void awsOutOfReachHasACodeOfItsOwn() {
        var failure = new DependencyException(
                DependencyException.Kind.UNAVAILABLE, "STS does not answer", new IllegalStateException());

        assertThat(StartFailure.of(failure)).isEqualTo(new StartFailure.Told("STS does not answer", 4));
    }

    @Test
    void aSurpriseIsNotTakenForASetting() {
        var failure = new IllegalArgumentException("a bug");
        failure.setStackTrace(new StackTraceElement[0]); // nobody reads it here

        assertThat(StartFailure.of(failure)).isEqualTo(new StartFailure.Surprise(failure));
        assertThat(StartFailure.of(failure).tell("pruner")).isEqualTo(1);
    }

    private static RuntimeException thrownBy(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }
}
