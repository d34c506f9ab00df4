package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens what is due and sends a scan to each scope that a run is due in. A tick without a due slot or an open run
/// calls nothing.
final class TickHandler {

    private static final Logger log = LoggerFactory.getLogger(TickHandler.class);

    /// An event names no more of the slots that went by; it counts them all.
    private static final int MOST_NAMED = 20;

    private final PolicySet policies;
    private final Runs runs;
    private final PolicyMemory memory;
    private final RunOpening opening;
    private final ScopeDirectory scopes;
    private final WorkSender work;
    private final EventSink events;
    private final PlannerConfig config;
    private final InstantSource time;

    /// The newest slot of each policy that this process knows to be dealt with.
    private final Map<PolicyName, Slot> dealtWith = new ConcurrentHashMap<>();

    /// Whether the last look found an unsettled run; before the first look there may be one.
    private volatile boolean unsettled = true;

    TickHandler(
            PolicySet policies,
            Runs runs,
            PolicyMemory memory,
            RunOpening opening,
            ScopeDirectory scopes,
            WorkSender work,
            EventSink events,
            PlannerConfig config,
            InstantSource time) {
        this.policies = policies;
        this.runs = runs;
        this.memory = memory;
        this.opening = opening;
        this.scopes = scopes;
        this.work = work;
        this.events = events;
        this.config = config;
        this.time = time;
    }

    Outcome handle(Message tick) {
        var now = time.instant();
        var due = policies.policies().stream()
                .filter(policy -> mayBeDue(policy, now))
                .toList();
        if (due.isEmpty() && !unsettled) {
            return new Outcome.Done();
        }
        try {
            due.forEach(policy -> open(policy, now));
            look(runs.unsettled(), tick, now);
        } catch (DependencyException e) {
            scanBlindly(e, tick, now);
            throw e;
        }
        return new Outcome.Done();
    }

    private boolean mayBeDue(Policy policy, Instant now) {
        return policy.schedule()
                .newestAt(now)
                .filter(slot -> !slot.equals(dealtWith.get(policy.name())))
                .isPresent();
    }

    private void open(Policy policy, Instant now) {
        var remembered = memory.of(policy.name(), now);
        var due = DueSlots.of(policy, remembered.memory(), now);
        if (!due.missed().isEmpty()) {
            var named =
                    due.missed().subList(0, Math.min(MOST_NAMED, due.missed().size()));
            events.publish(
                    new Event.SlotsMissed(policy.name(), named, due.missed().size(), now));
        }
        if (due.open() != null) {
            opening.open(policy, due.open(), false, now);
        }
        if (due.newest() != null) {
            if (!due.newest().equals(remembered.memory().newest())) {
                memory.dealtWith(policy.name(), remembered, due.newest());
            }
            dealtWith.put(policy.name(), due.newest());
        }
    }

    private void look(List<RunRecord> records, Message tick, Instant now) {
        var due = new ArrayList<RunRecord>();
        boolean open = false;
        for (var record : records) {
            if (record.phase() == RunRecord.Phase.SETTLED) {
                runs.forget(record.run());
                continue;
            }
            open = true;
            boolean begun = !record.run().slot().at().isAfter(now);
            if (begun && !now.isBefore(record.nextScanAt())) {
                due.add(record);
            }
        }
        unsettled = open;
        if (!due.isEmpty()) {
            work.send(scans(byScope(due), tick, now));
            work.send(reviews(due, tick, now));
            due.forEach(record ->
                    runs.change(record.run(), standing -> standing.scannedNextAt(now.plus(config.scanEvery()))));
        }
    }

    private static Map<Scope, List<RunKey>> byScope(List<RunRecord> due) {
        var byScope = new TreeMap<Scope, List<RunKey>>();
        for (var record : due) {
            for (var scope : record.scopes()) {
                byScope.computeIfAbsent(scope, _ -> new ArrayList<>()).add(record.run());
            }
        }
        return byScope;
    }

    private List<WorkSender.Dispatch> scans(Map<Scope, List<RunKey>> due, Message tick, Instant now) {
        return due.entrySet().stream()
                .map(entry -> new Work.ScanScope(entry.getKey(), entry.getValue()))
                .map(scan -> dispatch(scan, tick, now))
                .toList();
    }

    private List<WorkSender.Dispatch> reviews(List<RunRecord> due, Message tick, Instant now) {
        return due.stream()
                .map(record -> dispatch(new Work.ReviewRun(record.run()), tick, now))
                .toList();
    }

    /// Its successor comes with the next scan, so it need not live longer; but never shorter than a redelivery takes.
    private WorkSender.Dispatch dispatch(Work what, Message tick, Instant now) {
        var life = config.scanEvery().compareTo(SHORTEST_LIFE) > 0 ? config.scanEvery() : SHORTEST_LIFE;
        return new WorkSender.Dispatch(new Message(what, now.plus(life), tick.trace()), Duration.ZERO);
    }

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(5);

    /// Without the run ledger captures go on: the newest open slots are scanned at their regular minutes.
    private void scanBlindly(DependencyException why, Message tick, Instant now) {
        var due = policies.policies().stream()
                .flatMap(policy -> policy.schedule().openAt(now).stream()
                        .limit(1)
                        .filter(slot -> regularMinute(slot, now))
                        .map(slot -> new RunKey(policy.name(), slot)))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        log.warn("Scanning {} without the run ledger: {}", due, why.getMessage());
        var scans = new TreeMap<Scope, List<RunKey>>();
        scopes.scopes().forEach(scope -> scans.put(scope, due));
        work.send(scans(scans, tick, now));
    }

    private boolean regularMinute(Slot slot, Instant now) {
        return Duration.between(slot.at(), now).toMinutes()
                        % Math.max(1, config.scanEvery().toMinutes())
                == 0;
    }
}
