package io.snapwarden.standalone.simulate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.standalone.simulate.forecast.Forecast.Night;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Events come at least once; what a forecast counts are obligations.
class NightBookTest {

    private static final Instant SLOT = Instant.parse("2027-01-01T02:00:00Z");

    private final NightBook nights = new NightBook(new PolicyFileReader()
            .read("policy.yaml", """
                    version: 1
                    policies:
                      - name: nightly
                        select: { kind: instance, tags: { Backup: daily } }
                        schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                        retain: { daily: 2 }
                    """.getBytes(StandardCharsets.UTF_8))
            .policies());

    @Test
    void aCaptureThatIsToldTwiceCountsOnce() {
        nights.captured(captured("i-0a", 1, "c1", Duration.ofMinutes(1)));
        nights.captured(captured("i-0a", 1, "c1", Duration.ofMinutes(30)));
        nights.captured(captured("i-0b", 1, "c2", Duration.ofMinutes(2)));

        assertThat(night().captured()).isEqualTo(2);
        assertThat(night().owed()).isEqualTo(2);
        assertThat(night().snapshots()).isEqualTo(4);
        assertThat(night().lastStart()).isEqualTo(SLOT.plus(Duration.ofMinutes(2)));
    }

    @Test
    void aSecondAttemptMeetsTheSameObligationWithSnapshotsOfItsOwn() {
        nights.captured(captured("i-0a", 1, "c1", Duration.ofMinutes(1)));
        nights.captured(captured("i-0a", 2, "c2", Duration.ofMinutes(20)));

        assertThat(night().captured()).isEqualTo(1);
        assertThat(night().snapshots()).isEqualTo(4);
        assertThat(night().lastStart()).isEqualTo(SLOT.plus(Duration.ofMinutes(20)));
    }

    @Test
    void aCompletionThatIsToldTwiceCountsOnceInTheMedian() {
        nights.completed(completed("i-0a", Duration.ofMinutes(9)));
        nights.completed(completed("i-0a", Duration.ofMinutes(9)));
        nights.completed(completed("i-0b", Duration.ofMinutes(1)));
        nights.completed(completed("i-0c", Duration.ofMinutes(2)));
        nights.captured(captured("i-0a", 1, "c1", Duration.ofMinutes(1)));

        assertThat(night().median()).isEqualTo(Duration.ofMinutes(2));
    }

    private Night night() {
        return nights.nights(SLOT.plus(Duration.ofDays(1))).getFirst();
    }

    private static Event.RecoveryPointCaptured captured(String source, int attempt, String capture, Duration after) {
        return new Event.RecoveryPointCaptured(
                key(source, attempt),
                ResourceKind.INSTANCE,
                new CaptureId(capture),
                List.of(new SnapshotId("snap-0" + attempt), new SnapshotId("snap-1" + attempt)),
                Consistency.CRASH,
                List.of(),
                null,
                null,
                SLOT.plus(after));
    }

    private static Event.RecoveryPointCompleted completed(String source, Duration elapsed) {
        return new Event.RecoveryPointCompleted(
                key(source, 1),
                ResourceKind.INSTANCE,
                source,
                List.of(new SnapshotId("snap-01")),
                Consistency.CRASH,
                SLOT,
                elapsed,
                0,
                false,
                null,
                SLOT.plus(elapsed));
    }

    private static PointKey key(String source, int attempt) {
        var owed = new Obligation(
                new PolicyName("nightly"),
                new Slot(SLOT),
                Scope.parse("111122223333/eu-west-1"),
                new ResourceId(source));
        return new PointKey(owed, attempt);
    }
}
