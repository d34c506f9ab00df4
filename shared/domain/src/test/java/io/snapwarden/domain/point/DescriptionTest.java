package io.snapwarden.domain.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {

    @Test
    void readsAsPeopleAndMachinesExpect() {
        assertThat(Description.of(new PointKey(Points.OWED, 2)))
                .isEqualTo("snapwarden/1 gold 2026-11-20T01:00:00Z i-0123456789abcdef0 2");
    }

    @Test
    void isReadBackWhole() {
        var key = new PointKey(Points.OWED, 99);
        assertThat(Description.parse(Description.of(key), new Labels(), Points.SCOPE))
                .isEqualTo(key);
    }

    @Test
    void fitsIntoEc2EvenAtItsLongest() {
        var longest = new Obligation(
                new PolicyName("p".repeat(63)), Points.SLOT, Points.SCOPE, new ResourceId("vol-" + "f".repeat(40)));
        assertThat(Description.of(new PointKey(longest, PointKey.MOST_ATTEMPTS)))
                .hasSizeLessThanOrEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "snapwarden/1",
                "snapwarden/2 gold 2026-11-20T01:00:00Z i-0a 1",
                "snapwarden/1 gold 2026-11-20T01:00:00Z i-0a",
                "snapwarden/1 gold 2026-11-20T01:00:00Z i-0a 1 more",
                "snapwarden/1  gold 2026-11-20T01:00:00Z i-0a 1",
                "snapwarden/1 gold 2026-11-20T01:00:00Z i-0a 1 ",
                "snapwarden/1 go/ld 2026-11-20T01:00:00Z i-0a 1",
                "snapwarden/1 gold 2026-11-20T01:00Z i-0a 1",
                "snapwarden/1 gold 2026-11-20T02:00:00+01:00 i-0a 1",
                "snapwarden/1 gold 2026-11-20T01:00:00Z ../../etc 1",
                "snapwarden/1 gold 2026-11-20T01:00:00Z i-0a 0",
                "snapwarden/1 gold 2026-11-20T01:00:00Z i-0a 01",
                "snapwarden/1 gold 2026-11-20T01:00:00Z i-0a -1",
                "snapwarden/1 gold 2026-11-20T01:00:00Z i-0a 100",
                "snapwarden/1 gold 2026-11-20T01:00:00Z i-0a ١",
            })
    void refusesWhatItDidNotWrite(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Description.parse(text, new Labels(), Points.SCOPE));
    }
}
