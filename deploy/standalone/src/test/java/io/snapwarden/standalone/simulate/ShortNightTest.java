package io.snapwarden.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.wire.Json;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SnapshotPace;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import io.snapwarden.standalone.simulate.forecast.Words;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Nights that are too short, prunes that are too slow, and how they are told.
class ShortNightTest {

    /// Ten slots of half an hour, four hours: eight rounds.
    private static final Limits TEN_SLOTS =
            Limits.published().withPending(10).withPace(SnapshotPace.fixed(Duration.ofMinutes(30)));

    private final Scenario tooMany = Scenario.keeping("{ daily: 7 }", 100, 1).within(TEN_SLOTS);

    @Test
    void whatDoesNotFitIntoTheWindowIsMissedAndNamed() {
        var night = tooMany.run().nights().getFirst();

        assertThat(night.captured()).isBetween(70, 80);
        assertThat(night.missing()).isEqualTo(100 - night.captured());
        assertThat(night.missed()).hasSize(5).allMatch(name -> name.startsWith("disk-"));
        assertThat(night.median()).isEqualTo(Duration.ofMinutes(30));
        assertThat(night.windowEnd()).isEqualTo(Instant.parse("2027-01-01T06:00:00Z"));
        assertThat(night.wouldEnd())
                .isBetween(Instant.parse("2027-01-01T07:00:00Z"), Instant.parse("2027-01-01T07:45:00Z"));
    }

    @Test
    void theVerdictSaysWhenTheWindowEndsAndWhenTheLastWouldHaveStarted() {
        var forecast = tooMany.run();

        assertThat(forecast.bad()).isTrue();
        assertThat(verdict(forecast))
                .startsWith(
                        "MISSED  nightly 2027-01-01 02:00 in 111122223333/eu-west-1: 100 captures, 10 pending slots,"
                                + " median 30m: ")
                .contains("taken when the window ends at 06:00, ")
                .contains(" would miss it (disk-")
                .contains("; at this pace the last would start at 2027-01-01 07:");
    }

    @Test
    void aNightThatFitsIsWell() {
        var forecast = Scenario.keeping("{ daily: 7 }", 60, 1).within(TEN_SLOTS).run();

        assertThat(forecast.bad()).isFalse();
        assertThat(verdict(forecast)).isEqualTo("Every obligation is met: 1 night.");
    }

    @Test
    void aPruneThatCannotKeepUpSaysWhatHoldsItUp() {
        var forecast =
                Scenario.keeping("{ daily: 2 }", 20, 12).deletingAtMost("5").run();

        var prune = forecast.prunes().getFirst();
        assertThat(prune.fallsBehind()).isTrue();
        assertThat(prune.deletedPerNight()).isEqualTo(5);
        assertThat(prune.perNight()).isEqualTo(20);
        assertThat(prune.waiting()).isEqualTo(10 * (20 - 5));
        assertThat(prune.heldUpBy()).isEqualTo("the day's limit of 5");
        assertThat(verdict(forecast))
                .startsWith("BEHIND  nightly in 111122223333/eu-west-1: pruning does not keep up.");
    }

    @Test
    void aPruneThatIsAllowedToDeleteKeepsUp() {
        var forecast = Scenario.keeping("{ daily: 2 }", 20, 12).run();

        assertThat(forecast.prunes().getFirst().fallsBehind()).isFalse();
        assertThat(forecast.prunes().getFirst().deleted()).isEqualTo(10 * 20);
        assertThat(forecast.prunes().getFirst().waiting()).isZero();
    }

    @Test
    void theSameSeedGivesTheSameForecastAndAnotherOneDiffers() {
        var some = Scenario.keeping("{ daily: 3 }", 30, 5);

        assertThat(Json.write(some.run())).isEqualTo(Json.write(some.run()));
        assertThat(Json.write(some.run()))
                .isNotEqualTo(Json.write(some.seeded(2).run()));
    }

    private String verdict(Forecast forecast) {
        return new Words(forecast, tooMany.policy().policies()).verdicts().getFirst();
    }
}
