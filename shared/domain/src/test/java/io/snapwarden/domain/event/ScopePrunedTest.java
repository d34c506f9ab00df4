package io.snapwarden.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.schedule.Slot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopePrunedTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    @Test
    void aLaterPlanThatRefusesOtherPointsIsToldToo() {
        assertThat(refusing("a point: it is locked").id())
                .isNotEqualTo(refusing("another point: it is locked").id())
                .isNotEqualTo(refusing().id());
    }

    @Test
    void theSamePlanIsToldOnce() {
        assertThat(refusing("a point: it is locked").id())
                .isEqualTo(refusing("a point: it is locked").id());
    }

    private static Event.ScopePruned refusing(String... points) {
        return new Event.ScopePruned(
                Scope.parse("111122223333/eu-west-1"),
                new RunKey(new PolicyName("daily"), Slot.parse("2026-11-20T01:00:00Z")),
                false,
                7,
                3,
                2,
                List.of(points),
                NOW);
    }
}
