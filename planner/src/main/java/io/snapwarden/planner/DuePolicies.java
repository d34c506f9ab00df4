package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Opens the newest slot of each policy whose time has come, and says which slots went by while nobody planned.
public final class DuePolicies {

    /// An event names no more of the slots that went by; it counts them all.
    private static final int MOST_NAMED = 20;

    private final PolicySet policies;
    private final PolicyMemory memory;
    private final Runs runs;
    private final RunOpening opening;
    private final EventSink events;

    /// The newest slot of each policy that this process knows to be dealt with: what makes an idle tick free.
    private final Map<PolicyName, Slot> dealtWith = new ConcurrentHashMap<>();

    DuePolicies(PolicySet policies, PolicyMemory memory, Runs runs, RunOpening opening, EventSink events) {
        this.policies = policies;
        this.memory = memory;
        this.runs = runs;
        this.opening = opening;
        this.events = events;
    }

    /// Opens what is due and not open yet.
    ///
    /// @throws io.snapwarden.runtime.port.DependencyException when that cannot be written down
    public void open(Instant now) {
        at(now).forEach(policy -> open(policy, now));
    }

    /// Arithmetic alone.
    List<Policy> at(Instant now) {
        return policies.policies().stream()
                .filter(policy -> policy.schedule()
                        .newestAt(now)
                        .filter(slot -> !slot.equals(dealtWith.get(policy.name())))
                        .isPresent())
                .toList();
    }

    /// Opens first and remembers after: a crash between repeats what is repeatable.
    void open(Policy policy, Instant now) {
        var remembered = memory.of(policy, now);
        var due = DueSlots.of(policy.schedule(), remembered.memory(), now);
        say(policy, due.missed(), now);
        if (due.open() != null) {
            open(policy, due.open(), remembered, now);
        }
        memory.keep(policy, remembered, due.newest());
        if (due.newest() != null) {
            dealtWith.put(policy.name(), due.newest());
        }
    }

    /// A policy owes what could not be opened, so since when it is known is remembered then too.
    private void open(Policy policy, Slot slot, PolicyMemory.Remembered remembered, Instant now) {
        try {
            opening.open(policy, slot, false, now);
        } catch (DependencyException e) {
            if (remembered.version() == null) {
                memory.keep(policy, remembered, null);
            }
            throw e;
        }
    }

    private void say(Policy policy, List<Slot> wentBy, Instant now) {
        var missed = withoutOpened(policy, wentBy);
        if (!missed.isEmpty()) {
            var named = missed.subList(0, Math.min(MOST_NAMED, missed.size()));
            events.publish(new Event.SlotsMissed(policy.name(), named, missed.size(), now));
        }
    }

    /// The oldest of them may have been opened by a process that died before it could remember that.
    private List<Slot> withoutOpened(Policy policy, List<Slot> wentBy) {
        boolean opened = !wentBy.isEmpty()
                && runs.find(new RunKey(policy.name(), wentBy.getLast())).isPresent();
        return opened ? wentBy.subList(0, wentBy.size() - 1) : wentBy;
    }
}
