package io.snapwarden.pruner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import io.snapwarden.domain.policy.PruneRule.Mode;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.domain.retention.KeepRule;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pruner with its world. The policy keeps the last two, at least one; deleting is on and the day is long.
final class Bench {

    static final RunKey RUN = new RunKey(new PolicyName("daily"), new Slot(Instant.parse("2026-03-10T02:00:00Z")));

    Instant now = Instant.parse("2026-03-10T05:00:00Z");
    final FakeAccount account = new FakeAccount();
    final FakeLedger ledger = new FakeLedger(() -> now);
    final List<Dispatch> sent = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    PruneRule rule = new PruneRule(Mode.DELETE, new MaxDeletes.Percent(100));
    List<KeepRule> rules = List.of(new KeepRule.Last(2));
    int atLeast = 1;

    @Nullable
    Duration orphans;

    List<String> formerly = List.of();

    PrunePorts ports() {
        return new PrunePorts(account, account, account, ledger, sent::addAll, events::addAll, () -> now);
    }

    Policy policy() {
        return new Policy(
                new PolicyName("daily"),
                formerly.stream().map(PolicyName::new).toList(),
                new Selection(ResourceKind.VOLUME, Map.of("Backup", "*"), Map.of()),
                new Schedule(Cron.parse("0 2 * * *"), ZoneId.of("UTC"), Duration.ofHours(4)),
                null,
                new Retention(rules, atLeast, orphans, null, ZoneId.of("UTC")));
    }

    PruneHandler handler() {
        return new PruneHandler(ports(), new PolicySet(List.of(policy())), rule);
    }

    Outcome handle(Work work) {
        return handler().handle(new Message(work, now.plus(Duration.ofHours(1)), "t-1"));
    }

    Outcome prune() {
        return handle(new Work.PruneScope(Captured.SCOPE, RUN));
    }

    /// Plans, then does all that was sent.
    void pruneToTheEnd() {
        prune();
        drain();
    }

    void drain() {
        while (!sent.isEmpty()) {
            handle(sent.removeFirst().message().work());
        }
    }

    Outcome delete(Captured... points) {
        var candidates = new ArrayList<Candidate>();
        for (var point : points) {
            candidates.add(point.candidate());
        }
        return handle(new Work.DeleteRecoveryPoints(Captured.SCOPE, RUN, candidates));
    }

    Captured captured(Captured point) {
        account.add(point.snapshots());
        return point;
    }

    /// Points of the last days, newest first, the newest of the run's slot.
    List<Captured> nights(String source, int count) {
        var points = new ArrayList<Captured>();
        for (int i = 0; i < count; i++) {
            points.add(captured(Captured.of(source, RUN.slot().at().minus(Duration.ofDays(i)))));
        }
        return points;
    }

    boolean exists(Captured point) {
        return account.snapshots.keySet().containsAll(point.ids());
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Event.ScopePruned lastTotals() {
        return events(Event.ScopePruned.class).getLast();
    }
}
