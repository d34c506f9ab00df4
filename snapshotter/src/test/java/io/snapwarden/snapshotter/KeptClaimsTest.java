package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptClaimsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock time = new TestClock();
    private final TestLedger ledger = new TestLedger(time);
    private final KeptClaims kept = new KeptClaims(ledger, time);
    private final Instant begin = time.instant();

    @Test
    void knowsNothingBeforeItHasClaimed() {
        assertThat(kept.since(begin)).isFalse();
    }

    @Test
    void knowsSinceItsFirstClaim() {
        claimEachMinute(20);
        assertThat(kept.since(begin)).isTrue();
        assertThat(kept.since(begin.minusSeconds(1))).isFalse();
    }

    @Test
    void knowsNothingOfASilence() {
        claimEachMinute(20);
        time.pass(MINUTE.multipliedBy(3));
        assertThat(kept.since(begin)).isFalse();

        claimEachMinute(20);
        assertThat(kept.since(begin)).isFalse();
        assertThat(kept.since(begin.plus(MINUTE.multipliedBy(23)))).isTrue();
    }

    @Test
    void knowsNothingOfWhatWasBeforeAFailure() {
        claimEachMinute(20);
        kept.failed();
        claimEachMinute(2);
        assertThat(kept.since(begin)).isFalse();
    }

    @Test
    void noticesThatTheLedgerWasLost() {
        claimEachMinute(20);
        ledger.lose();
        claimEachMinute(2);
        assertThat(kept.since(begin)).isFalse();
    }

    @Test
    void noticesThatTheLedgerWasLostWhenItClaimsTheSameOnceMore() {
        var key = "claims/1";
        for (int i = 0; i < 2; i++) {
            ledger.put(key, "{}");
            kept.written(key);
            time.pass(MINUTE);
        }
        assertThat(kept.since(begin)).isFalse();
        assertThat(kept.since(begin.plus(MINUTE))).isTrue();
    }

    @Test
    void noticesThatTheLedgerDoesNotAnswer() {
        claimEachMinute(20);
        ledger.down(true);
        time.pass(MINUTE);
        assertThat(kept.since(begin)).isFalse();
    }

    @Test
    void readsAtMostOnceAMinute() {
        claimEachMinute(20);
        assertThat(kept.since(begin)).isTrue();
        ledger.down(true);
        time.pass(Duration.ofSeconds(30));
        assertThat(kept.since(begin)).isTrue();
    }

    private void claimEachMinute(int times) {
        for (int i = 0; i < times; i++) {
            var key = "claims/" + time.instant().getEpochSecond();
            ledger.put(key, "{}");
            kept.written(key);
            time.pass(MINUTE);
        }
    }
}
