package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.HookDebt;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hooks after captures that are still owed: those whose worker died, those that failed, and those that wait for a
/// point to be completed. A run settles when none is left.
final class OwedHooks {

    private static final Logger log = LoggerFactory.getLogger(OwedHooks.class);

    /// Whoever runs hooks says so more often.
    private static final Duration AT_IT = Duration.ofMinutes(5);

    /// Each takes two commands of its host.
    private static final Duration APART = Duration.ofSeconds(1);

    private final RunLedger ledger;
    private final WorkSender work;
    private final EventSink events;
    private final PlannerConfig config;
    private final AttemptEnds ends;

    OwedHooks(RunLedger ledger, WorkSender work, EventSink events, PlannerConfig config, AttemptEnds ends) {
        this.ledger = ledger;
        this.work = work;
        this.events = events;
        this.config = config;
        this.ends = ends;
    }

    /// Whether a run can owe any; of a policy that left the file nobody knows.
    static boolean concern(@Nullable Policy policy) {
        return policy == null || policy.owesHooks();
    }

    boolean any(Roll roll) {
        return !left(roll).isEmpty();
    }

    /// What has not ended well, whatever the attempt.
    static List<HookStanding> standing(RunLedger ledger, Roll roll) {
        return noted(ledger, roll).stream()
                .flatMap(owed -> Stream.concat(
                        owed.debt().left().stream().map(hook -> standing(roll, owed, hook, false)),
                        Stream.ofNullable(owed.debt().givenUp())
                                .flatMap(List::stream)
                                .map(hook -> standing(roll, owed, hook, true))))
                .distinct()
                .toList();
    }

    private static HookStanding standing(Roll roll, OwedHook owed, Hooks.After hook, boolean givenUp) {
        return new HookStanding(
                roll.scope(),
                owed.entry().source(),
                hook.script().document(),
                hook.stage(),
                owed.debt().tries(),
                givenUp);
    }

    /// Asks for what is due.
    void ask(Roll roll, String trace, Instant now) {
        try {
            var due = new ArrayList<Dispatch>();
            for (var owed : owed(roll)) {
                if (now.isAfter(roll.windowEnd().plus(config.settleWithin()))) {
                    giveUp(owed, roll, now);
                } else {
                    outcome(owed).ifPresent(outcome -> due.add(order(owed, roll, outcome, due.size(), trace, now)));
                }
            }
            work.send(due.stream()
                    .filter(dispatch -> dispatch.delay().compareTo(WorkQueue.LONGEST_DELAY) <= 0)
                    .toList());
        } catch (DependencyException e) {
            log.warn("Not asking for hooks of {} in {} now: {}", roll.run(), roll.scope(), e.getMessage());
        }
    }

    /// Of each attempt what comes after the capture comes first.
    private List<OwedHook> owed(Roll roll) {
        var first = new LinkedHashMap<String, OwedHook>();
        for (var owed : left(roll)) {
            if (!owed.debt().isPaid()) {
                first.merge(
                        owed.entry().source() + "/" + owed.attempt(),
                        owed,
                        (a, b) -> a.note().stage() == Hooks.Stage.CAPTURED ? a : b);
            }
        }
        return List.copyOf(first.values());
    }

    /// What somebody must look at again. What is paid, or cannot be read, is cleared away when nobody can open it
    /// again, and until then it is among them; what was given up stays, for who asks how the run went.
    private List<OwedHook> left(Roll roll) {
        var left = new ArrayList<OwedHook>();
        for (var owed : noted(ledger, roll)) {
            if (!owed.debt().isPaid()) {
                left.add(owed);
            } else if (owed.debt().givenUp() == null) {
                if (owed.isOver() || ends.isAbandoned(owed)) {
                    ledger.remove(owed.note().key());
                } else {
                    left.add(owed);
                }
            }
        }
        return left;
    }

    private static List<OwedHook> noted(RunLedger ledger, Roll roll) {
        var keys = ledger.keys(LedgerKeys.hooks(roll.run(), roll.scope()));
        if (keys.isEmpty()) {
            return List.of();
        }
        var entries = new HashMap<String, RollEntry>();
        roll.entries().forEach(entry -> entries.put(entry.source().keyWord(), entry));
        var noted = new ArrayList<OwedHook>();
        for (var key : keys) {
            var note = HookNote.parse(roll.run(), key);
            var entry = note == null ? null : entries.get(note.source());
            if (note != null && entry != null) {
                ledger.read(key)
                        .ifPresent(found ->
                                noted.add(new OwedHook(note, entry, read(found), found.version(), found.age())));
            }
        }
        return noted;
    }

    /// In a word for the hooks; empty while they are not due.
    private Optional<String> outcome(OwedHook owed) {
        boolean unseen = ends.isUnseen(owed);
        boolean due = switch (owed.note().stage()) {
            case CAPTURED -> owed.age().compareTo(AT_IT) >= 0;
            case COMPLETED -> unseen ? ends.isAbandoned(owed) : owed.isOver();
        };
        return due ? Optional.of(unseen ? "unknown" : owed.ending()) : Optional.empty();
    }

    private Dispatch order(OwedHook owed, Roll roll, String outcome, int before, String trace, Instant now) {
        var settling = new Work.SettleHooks(key(owed, roll), owed.note().stage(), outcome);
        var delay = APART.multipliedBy(before);
        return new Dispatch(new Message(settling, now.plus(delay).plus(config.life()), trace), delay);
    }

    private void giveUp(OwedHook owed, Roll roll, Instant now) {
        var reason = "nobody could run it for " + config.settleWithin().toDays() + " days";
        owed.debt()
                .left()
                .forEach(hook -> events.publish(new Event.HookFailed(
                        key(owed, roll),
                        hook.script().document(),
                        owed.note().stage(),
                        owed.debt().tries(),
                        reason,
                        false,
                        now)));
        ledger.replace(owed.note().key(), Json.write(owed.debt().abandoned()), owed.version());
    }

    private static HookDebt read(RunLedger.Entry entry) {
        try {
            return Json.read(entry.text(), HookDebt.class);
        } catch (IllegalArgumentException e) {
            log.error("What is owed of hooks cannot be read, and is dropped: {}", e.getMessage());
            return HookDebt.of(List.of(), "");
        }
    }

    private static PointKey key(OwedHook owed, Roll roll) {
        return new PointKey(roll.obligation(owed.entry()), owed.attempt());
    }
}
