package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.Labels;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnoverTest {

    private static final int LIMIT = 100;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LITTLE = Duration.ofMillis(200);

    private final TestClock time = new TestClock();
    private final Turnover turnover = new Turnover(LIMIT);

    @Test
    void pausesAreAsConfiguredWhileNothingIsKnown() {
        assertThat(turnover.suited(PAUSE)).isEqualTo(PAUSE);
    }

    @Test
    void pausesAreAsConfiguredForSnapshotsThatAreAsQuickAsUsual() {
        fullFor(Duration.ofMinutes(20), 110);
        assertThat(turnover.suited(PAUSE)).isCloseTo(PAUSE, LITTLE);
    }

    @Test
    void pausesAreNeverShorterThanConfigured() {
        fullFor(Duration.ofMinutes(20), 10);
        assertThat(turnover.suited(PAUSE)).isEqualTo(PAUSE);
    }

    @Test
    void whoeverWaitsForSnapshotsThatTakeTwiceAsLongAsksHalfAsOften() {
        fullFor(Duration.ofMinutes(30), 240);
        assertThat(turnover.suited(PAUSE)).isCloseTo(PAUSE.multipliedBy(2), LITTLE);
    }

    @Test
    void aFewQuickOnesBesideManySlowOnesAreNotForgotten() {
        fullFor(Duration.ofHours(2), 3600);
        assertThat(turnover.suited(PAUSE)).isEqualTo(PAUSE.multipliedBy(5));
    }

    @Test
    void quickOnesAfterSlowOnesAreSoonNoticed() {
        fullFor(Duration.ofHours(1), 600);
        fullFor(Duration.ofMinutes(10), 60);
        assertThat(turnover.suited(PAUSE)).isCloseTo(PAUSE, LITTLE);
    }

    @Test
    void whatWasSeenInAnotherNightSaysNothing() {
        fullFor(Duration.ofHours(1), 3600);
        time.pass(Duration.ofHours(20));
        turnover.counted(List.of(), time.instant());
        assertThat(turnover.suited(PAUSE)).isEqualTo(PAUSE);
    }

    @Test
    void aClockThatIsPutBackDoesNoHarm() {
        fullFor(Duration.ofHours(1), 3600);
        time.pass(Duration.ofMinutes(-30));
        turnover.counted(List.of(), time.instant());
        assertThat(turnover.suited(PAUSE)).isEqualTo(PAUSE);
    }

    /// The places are all taken, one after the other becomes free, and each is taken anew at once.
    private void fullFor(Duration length, int secondsEach) {
        long end = time.instant().plus(length).getEpochSecond();
        while (time.instant().getEpochSecond() < end) {
            long now = time.instant().getEpochSecond();
            turnover.counted(
                    IntStream.range(0, LIMIT)
                            .mapToObj(place -> pending(place, (now + (long) place * secondsEach / LIMIT) / secondsEach))
                            .toList(),
                    time.instant());
            time.pass(PAUSE);
        }
    }

    /// @param nth of its place
    private Snapshot pending(int place, long nth) {
        return new Snapshot(
                new SnapshotId("snap-%04x%08x".formatted(place, nth)),
                Scene.SCOPE.account(),
                new VolumeId("vol-%x".formatted(place)).value(),
                time.instant(),
                Snapshot.State.PENDING,
                "",
                new Labels().of("", Map.of()),
                null,
                null);
    }
}
