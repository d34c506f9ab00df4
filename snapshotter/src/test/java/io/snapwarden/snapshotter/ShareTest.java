package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShareTest {

    /// At which the first by name is the first of three.
    private static final Instant NOW = Instant.EPOCH;

    private static final Duration SINCE = Duration.ofSeconds(2);
    private static final int MANY = 100;
    private static final int SET = 4;

    @Test
    void whoIsAloneMayTakeEverything() {
        assertThat(share(0, "a").allows(SET)).isTrue();
    }

    @Test
    void theFirstGoesOnUntilItIsASetBeyondItsShare() {
        var first = share(12, "a", "b", "c");
        assertThat(first.allows(SET)).isTrue();
        first.take(SET);
        assertThat(first.allows(SET)).isTrue();
        first.take(SET);
        assertThat(first.allows(SET)).isFalse();
    }

    @Test
    void anotherTakesOnlyWhatLeavesRoomForThoseBefore() {
        assertThat(second(4).allows(SET)).isFalse();
        assertThat(second(7).allows(SET)).isFalse();
        assertThat(second(8).allows(SET)).isTrue();
    }

    @Test
    void whatWasGivenBackMayBeTakenAgain() {
        var second = second(8);
        second.take(SET);
        assertThat(second.allows(SET)).isFalse();
        second.giveBack(SET);
        assertThat(second.allows(SET)).isTrue();
    }

    @Test
    void eachIsTheFirstInTurn() {
        var later = NOW.plusSeconds(6);
        assertThat(Share.of(4, workers("a", "b", "c"), "b", MANY, SINCE, later).allows(SET))
                .isTrue();
    }

    @Test
    void whereFewAskThereIsLessToDivide() {
        var idle = Share.of(4, workers("a", "b"), "b", 0, Duration.ofMinutes(10), NOW);
        assertThat(idle.allows(SET)).isTrue();
    }

    /// The second of two.
    private static Share second(int free) {
        return Share.of(free, workers("a", "b"), "b", MANY, SINCE, NOW);
    }

    private static Share share(int free, String... workers) {
        return Share.of(free, workers(workers), "a", MANY, SINCE, NOW);
    }

    private static SortedSet<String> workers(String... names) {
        return new TreeSet<>(Arrays.asList(names));
    }
}
