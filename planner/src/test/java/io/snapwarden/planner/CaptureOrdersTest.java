package io.snapwarden.planner;

import static io.snapwarden.planner.Account.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptureOrdersTest {

    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));
    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private static final WorkloadName SHOP = new WorkloadName("shop");

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

    @Test
    void whatIsMissingOfAWorkloadSharesAMessageInTheOrderOfTheRoll() {
        var lastNight = NOW.minus(Duration.ofDays(1));
        var first = owed(1, lastNight, SHOP);
        var alone = owed(5, lastNight.minus(Duration.ofDays(1)));
        var never = owed(1, null, SHOP);
        var exhausted = owed(1, null, SHOP);
        entries.replaceAll(entry -> entry.source().equals(exhausted) ? entry.withFailures(3) : entry);

        var orders = workloadOrders(NOW);

        assertThat(orders).hasSize(2);
        assertThat(orders.getFirst().message().work())
                .as("its most urgent member comes first")
                .isInstanceOfSatisfying(Work.CaptureWorkload.class, work -> {
                    assertThat(work.workload()).isEqualTo(SHOP);
                    assertThat(work.onFailure()).isEqualTo(Workload.OnFailure.FAIL);
                    assertThat(work.members())
                            .extracting(member -> member.key().obligation().source())
                            .containsExactly(first, never);
                    assertThat(work.members()).allMatch(member -> SHOP.equals(member.workload()));
                });
        assertThat(orders.getLast().message().work())
                .isInstanceOfSatisfying(
                        Work.CaptureRecoveryPoint.class,
                        work -> assertThat(work.key().obligation().source()).isEqualTo(alone));
    }

    @Test
    void hooksOfAWorkloadAreForTheInstancesThatItsTagsName() {
        owed(1, null, SHOP);
        var plain = owed(1, null, SHOP);
        captured.computeIfPresent(plain, (_, it) -> assigned(account.instance(1, Map.of("Role", "cache")), it, SHOP));
        var cache = Objects.requireNonNull(captured.get(plain)).resource().id();
        captured.put(cache, Objects.requireNonNull(captured.remove(plain)));
        entries.replaceAll(entry -> entry.source().equals(plain)
                ? new RollEntry(entry.kind(), cache, "cache", entry.standing(), 0, null, null)
                : entry);

        var work =
                (Work.CaptureWorkload) workloadOrders(NOW).getFirst().message().work();

        assertThat(work.members()).extracting(member -> member.hooks() != null).containsExactly(true, false);
    }

    @Test
    void aWorkloadThatIsTooLargeForAMessageIsSplitAndNobodyIsLost() {
        for (int i = 0; i < 230; i++) {
            owed(1, null, SHOP);
        }

        var orders = workloadOrders(NOW);

        assertThat(orders)
                .extracting(order -> ((Work.CaptureWorkload) order.message().work())
                        .members()
                        .size())
                .containsExactly(100, 100, 30);
        assertThat(orders)
                .allSatisfy(order -> assertThat(
                                WireFormat.encode(order.message()).body().length())
                        .isLessThan(1_000_000));
    }

    @Test
    void largeMembersSplitItSooner() {
        for (int i = 0; i < 90; i++) {
            owed(120, null, SHOP);
        }

        var orders = workloadOrders(NOW);

        assertThat(orders)
                .hasSizeGreaterThan(1)
                .allSatisfy(order -> assertThat(
                                WireFormat.encode(order.message()).body().length())
                        .isLessThan(1_000_000));
        assertThat(orders.stream()
                        .mapToInt(
                                order -> ((Work.CaptureWorkload) order.message().work())
                                        .members()
                                        .size())
                        .sum())
                .isEqualTo(90);
    }

    private List<Dispatch> workloadOrders(Instant now) {
        var selection = new Selection(
                Set.of(ResourceKind.INSTANCE),
                Map.of("Backup", "daily"),
                Map.of(),
                new Workload(Workload.USUAL_KEY, Workload.OnFailure.FAIL, Map.of("Backup", "daily"), Map.of()));
        var hooks = new Hooks(
                List.of(),
                List.of(new Hooks.After(new Script("resume", Map.of(), Duration.ofMinutes(1)), Hooks.Stage.CAPTURED)));
        var policy = new Policy(
                NIGHTLY.name(), List.of(), selection, NIGHTLY.schedule(), null, null, hooks, NIGHTLY.retention());
        return new CaptureOrders(policy, PlannerConfig.STANDARD, pace(), "t", now)
                .of(roll(), captured)
                .messages();
    }

    private ResourceId owed(int volumes, @Nullable Instant lastGood, WorkloadName workload) {
        var id = owed(volumes, lastGood);
        captured.computeIfPresent(id, (_, it) -> assigned(it.resource(), it, workload));
        return id;
    }

    private static Assignment assigned(Resource resource, Assignment like, WorkloadName workload) {
        return new Assignment(resource, List.of(), like.policy(), List.of(), null, workload);
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
