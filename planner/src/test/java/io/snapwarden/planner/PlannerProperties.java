package io.snapwarden.planner;

import static io.snapwarden.planner.Account.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens to messages, points, instances, the ledger and the bus in a night: what was owed ends, once.
class PlannerProperties {

    private static final Map<String, String> DAILY = Map.of("Backup", "daily", "Name", "web");
    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));

    private final Account account = new Account();
    private final List<Planner> planners = List.of(account.planner(NIGHTLY), account.planner(NIGHTLY));

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("snapwarden.seeds", 40));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyObligationEndsExactlyOnceAndEveryRunSettles(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            account.instance(1 + random.nextInt(3), DAILY);
        }
        for (int minute = 0; minute < 2 * 24 * 60; minute += 5) {
            disturb(random);
            planMinute(planners.get(random.nextInt(2)), random);
            snapshotters(random);
            account.now = account.now.plus(Duration.ofMinutes(5));
        }
        recover();

        var runs = account.events(Event.RunOpened.class).stream()
                .map(Event.RunOpened::run)
                .distinct()
                .toList();
        assertThat(runs).hasSizeBetween(1, 3);
        var endings = endings();
        for (var run : runs) {
            var roll = new Rolls(account.ledger).read(run, SCOPE).orElseThrow();
            assertThat(roll.settled()).as("%s", run).isTrue();
            roll.entries().forEach(entry -> {
                var owed = roll.obligation(entry);
                assertThat(endings.getOrDefault(owed, Set.of()))
                        .as("the endings of %s", owed)
                        .containsExactly(word(entry));
                agreesWithWhatExists(owed, entry);
            });
        }
        assertThat(endings.keySet())
                .as("nothing ends that was not owed")
                .allSatisfy(owed -> assertThat(new Rolls(account.ledger)
                                .read(new RunKey(owed.policy(), owed.slot()), SCOPE)
                                .orElseThrow()
                                .entries())
                        .extracting(RollEntry::source)
                        .contains(owed.source()));
        assertThat(new Runs(account.ledger).unsettled()).isEmpty();
    }

    private void disturb(Random random) {
        account.ledger.down = random.nextInt(20) == 0;
        account.deaf = random.nextInt(20) == 0;
        account.mute = random.nextInt(30) == 0;
        account.broken.clear();
        if (random.nextInt(30) == 0) {
            account.broken.put(SCOPE, trouble(random));
        }
        if (random.nextInt(40) == 0) {
            account.instance(1, DAILY);
        }
        if (random.nextInt(60) == 0) {
            var instances = account.instances.get(SCOPE);
            instances.keySet().stream().findFirst().ifPresent(instances::remove);
        }
    }

    /// Any but a Region that is off: of that nothing is owed.
    private static DependencyException trouble(Random random) {
        var kinds = EnumSet.complementOf(EnumSet.of(DependencyException.Kind.REGION_OFF)).stream()
                .toList();
        return new DependencyException(kinds.get(random.nextInt(kinds.size())), "trouble", new IllegalStateException());
    }

    /// Ticks, and does the planning that is on its way in any order, some of it twice, some never.
    private void planMinute(Planner planner, Random random) {
        handle(planner, new Message(new Work.Tick(), account.now.plusSeconds(60), "t"));
        var planning = new ArrayList<Message>();
        account.sent.removeIf(sent -> {
            boolean ours = sent.message().work() instanceof Work.ScanScope
                    || sent.message().work() instanceof Work.ReviewRun;
            if (ours) {
                planning.add(sent.message());
            }
            return ours;
        });
        for (var message : planning) {
            for (int times = random.nextInt(10) == 0 ? random.nextInt(3) : 1; times > 0; times--) {
                handle(planners.get(random.nextInt(2)), message);
            }
        }
    }

    /// What the worker does: trouble leaves the message for later, and here later is the next scan.
    private static void handle(Planner planner, Message message) {
        try {
            planner.handler().handle(message);
        } catch (DependencyException _) {
            assertThat(message.trace()).isEqualTo("t");
        }
    }

    private void snapshotters(Random random) {
        for (var order : account.takeCaptures()) {
            switch (random.nextInt(8)) {
                case 0 -> {} // lost
                case 1 -> account.capture(order, Snapshot.State.ERROR);
                case 2 -> refuse(order);
                case 3 -> account.capture(order, Snapshot.State.PENDING);
                default -> account.capture(order, Snapshot.State.COMPLETED);
            }
        }
        if (random.nextInt(5) == 0) {
            account.snapshots.getOrDefault(SCOPE, new ArrayList<>()).replaceAll(PlannerProperties::completed);
        }
    }

    private void refuse(Work.CaptureRecoveryPoint order) {
        boolean up = !account.ledger.down;
        account.ledger.down = false;
        var owed = order.key().obligation();
        account.ledger.create(
                LedgerKeys.failures(new RunKey(owed.policy(), owed.slot()), SCOPE) + owed.source() + "/"
                        + order.key().attempt(),
                Json.write(new CaptureFailure("refused", !present(owed.source()), account.now)));
        account.ledger.down = !up;
    }

    private boolean present(ResourceId id) {
        return account.instances.get(SCOPE).containsKey(id);
    }

    /// The trouble ends, the clock runs on without captures.
    private void recover() {
        account.ledger.down = false;
        account.deaf = false;
        account.mute = false;
        account.broken.clear();
        account.snapshots.getOrDefault(SCOPE, new ArrayList<>()).replaceAll(PlannerProperties::completed);
        account.pass(planners.getFirst(), Duration.ofHours(8));
    }

    /// The distinct endings that were announced, by obligation: repeated ids are one announcement.
    private Map<Obligation, Set<String>> endings() {
        var endings = new HashMap<Obligation, Set<String>>();
        for (var event : account.events) {
            switch (event) {
                case Event.RecoveryPointCompleted done ->
                    note(endings, done.key().obligation(), "completed");
                case Event.RecoveryPointFailed failed
                when !failed.retried() -> note(endings, failed.key().obligation(), "failed");
                case Event.RecoveryPointMissed missed -> note(endings, missed.obligation(), "missed");
                case Event.RecoveryPointSkipped skipped -> note(endings, skipped.obligation(), "skipped");
                case Event.RunSettled settled ->
                    assertThat(settled.report().settled()).isTrue();
                default -> {} // no ending
            }
        }
        return endings;
    }

    private static void note(Map<Obligation, Set<String>> endings, Obligation owed, String ending) {
        endings.computeIfAbsent(owed, _ -> new HashSet<>()).add(ending);
    }

    private void agreesWithWhatExists(Obligation owed, RollEntry entry) {
        boolean good = PointCatalog.of(account.snapshots.getOrDefault(SCOPE, List.of()), SCOPE).of(owed).stream()
                .anyMatch(RecoveryPoint::good);
        if (entry.standing() instanceof Standing.Completed) {
            assertThat(good).as("%s is completed", owed).isTrue();
        }
    }

    private static String word(RollEntry entry) {
        return switch (entry.standing()) {
            case Standing.Completed _ -> "completed";
            case Standing.Failed _ -> "failed";
            case Standing.Missed _ -> "missed";
            case Standing.Skipped _ -> "skipped";
            case Standing.Owed _, Standing.Captured _ -> "nothing";
        };
    }

    private static Snapshot completed(Snapshot snapshot) {
        return snapshot.state() != Snapshot.State.PENDING
                ? snapshot
                : new Snapshot(
                        snapshot.id(),
                        snapshot.owner(),
                        snapshot.volume(),
                        snapshot.startTime(),
                        Snapshot.State.COMPLETED,
                        "",
                        snapshot.description(),
                        snapshot.tags(),
                        snapshot.startTime().plusSeconds(60),
                        1L << 30);
    }
}
