package io.snapwarden.runtime.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.schedule.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionNameTest {

    @Test
    void workForNoRunIsJustOurs() {
        assertThat(SessionName.of(List.of())).isEqualTo("snapwarden");
    }

    @Test
    void theFirstRunIsNamedAndTheOthersAreCounted() {
        assertThat(SessionName.of(List.of(run("daily"), run("hourly"), run("weekly"))))
                .isEqualTo("snapwarden.20261120T010000Z.daily+2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 35, 36, 37, 63})
    void itIsWhatStsLetsOneWriteAndNamesTheSlotInAnyCase(int length) {
        for (int runs : new int[] {1, 2, 1_000}) {
            var name = SessionName.of(java.util.Collections.nCopies(runs, run("p".repeat(length))));
            assertThat(name).matches("[\\w+=,.@-]{2,64}").startsWith("snapwarden.20261120T010000Z.p");
        }
    }

    private static RunKey run(String policy) {
        return new RunKey(new PolicyName(policy), Slot.parse("2026-11-20T01:00:00Z"));
    }
}
