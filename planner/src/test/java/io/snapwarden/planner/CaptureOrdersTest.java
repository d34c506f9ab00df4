package io.snapwarden.planner;

import static io.snapwarden.planner.Account.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptureOrdersTest {

    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));
    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private final Account account = new Account();
    private final Map<ResourceId, Assignment> captured = new HashMap<>();
    private final List<RollEntry> entries = new ArrayList<>();

    @Test
    void theNeverCapturedComeFirstThenTheLongestUnprotectedThenLargeSets() {
        var lastNight = NOW.minus(Duration.ofDays(1));
        var small = owed(1, lastNight);
        var large = owed(9, lastNight);
        var old = owed(1, lastNight.minus(Duration.ofDays(3)));
        var never = owed(1, null);
        assertThat(sources(orders(PlannerConfig.STANDARD, NOW))).containsExactly(never, old, large, small);
    }

    @Test
    void aMessageOutlivesTheNextScanButNotTheWindow() {
        owed(1, null);
        assertThat(orders(PlannerConfig.STANDARD, NOW).getFirst().message().notAfter())
                .isEqualTo(NOW.plus(Duration.ofMinutes(16)));
        var late = NOW.plus(Duration.ofHours(4)).minusSeconds(60);
        assertThat(orders(PlannerConfig.STANDARD, late).getFirst().message().notAfter())
                .isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void itsSuccessorBecomesVisibleWhenItIsDead() {
        owed(1, null);
        var sent = new CaptureOrders(NIGHTLY, PlannerConfig.STANDARD, pace(), "t", NOW).of(roll(), captured);
        var noted = sent.notedOn(roll());
        assertThat(at(noted, NOW.plusSeconds(30)))
                .as("the next scan is soon enough")
                .isEmpty();
        assertThat(at(noted, NOW.plus(Duration.ofMinutes(15)).minusSeconds(20)))
                .singleElement()
                .satisfies(order -> assertThat(order.delay()).isEqualTo(Duration.ofSeconds(80)));
        assertThat(at(noted, NOW.plus(Duration.ofMinutes(17))))
                .singleElement()
                .satisfies(order -> assertThat(order.delay()).isZero());
    }

    @Test
    void aLifeThatAWrongClockWroteHoldsNothingBack() {
        var id = owed(1, null);
        entries.replaceAll(entry -> entry.source().equals(id) ? entry.sentUntil(NOW.plus(Duration.ofDays(30))) : entry);
        assertThat(orders(PlannerConfig.STANDARD, NOW)).hasSize(1);
    }

    @Test
    void tenThousandArePacedBelowTheBucketAndTheRestWaitsForTheNextScan() {
        for (int i = 0; i < 10_000; i++) {
            owed(1, null);
        }
        var orders = orders(PlannerConfig.STANDARD, NOW);
        assertThat(orders).hasSizeBetween(4_050, 4_110);
        for (var second = Duration.ZERO; second.compareTo(Duration.ofMinutes(13)) < 0; second = second.plusSeconds(1)) {
            var until = second;
            long visible = orders.stream()
                    .filter(order -> order.delay().compareTo(until) <= 0)
                    .count();
            assertThat(visible).isLessThanOrEqualTo(100 + 5 * second.toSeconds());
        }
    }

    @Test
    void noMessageIsDelayedLongerThanAQueueCan() {
        for (int i = 0; i < 8_000; i++) {
            owed(1, null);
        }
        var slow = new PlannerConfig(
                Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(7), 3, 50, 4.5);
        assertThat(orders(slow, NOW))
                .allSatisfy(order -> assertThat(order.delay()).isLessThanOrEqualTo(Duration.ofMinutes(15)));
    }

    @Test
    void whatHasFailedAsOftenAsAllowedIsNotOrdered() {
        owed(1, null);
        entries.replaceAll(entry -> entry.withFailures(3));
        assertThat(orders(PlannerConfig.STANDARD, NOW)).isEmpty();
    }

    private ResourceId owed(int volumes, @Nullable Instant lastGood) {
        Resource resource = account.instance(volumes, Map.of("Backup", "daily"));
        captured.put(resource.id(), new Assignment(resource, List.of(), NIGHTLY.name(), List.of(), null));
        entries.add(new RollEntry(resource.kind(), resource.id(), "web", new Standing.Owed(), 0, null, lastGood));
        return resource.id();
    }

    private Roll roll() {
        return new Roll(new RunKey(NIGHTLY.name(), new Slot(NOW)), SCOPE, NOW, NOW.plus(Duration.ofHours(4)), entries);
    }

    private List<Dispatch> orders(PlannerConfig config, Instant now) {
        return new CaptureOrders(NIGHTLY, config, new Pace(config), "t", now)
                .of(roll(), captured)
                .messages();
    }

    private List<Dispatch> at(Roll roll, Instant now) {
        return new CaptureOrders(NIGHTLY, PlannerConfig.STANDARD, pace(), "t", now)
                .of(roll, captured)
                .messages();
    }

    private static Pace pace() {
        return new Pace(PlannerConfig.STANDARD);
    }

    private static List<ResourceId> sources(List<Dispatch> orders) {
        return orders.stream()
                .map(order -> ((Work.CaptureRecoveryPoint) order.message().work())
                        .key()
                        .obligation()
                        .source())
                .toList();
    }
}
