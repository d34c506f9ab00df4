package io.snapwarden.planner;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.schedule.Schedule;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the run ledger remembers of a policy: since when it is known, and the newest slot that was dealt with.
final class PolicyMemory {

    /// @param since when the policy was first seen with its present schedule
    /// @param newest the newest slot that was opened or announced as missed; null before the first
    /// @param schedule the schedule that these slots are of; null where an earlier release wrote it
    record Memory(
            Instant since, @Nullable Slot newest, @Nullable String schedule) {}

    /// @param version of the ledger's entry; null where none is written yet
    record Remembered(Memory memory, @Nullable String version) {}

    private final RunLedger ledger;

    PolicyMemory(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// What is remembered, or would be from now on. A new schedule owes nothing of the time before it: only the
    /// newest slot that was dealt with stays known.
    Remembered of(Policy policy, Instant now) {
        var remembered = read(policy.name()).orElseGet(() -> first(policy, now));
        var memory = remembered.memory();
        var schedule = words(policy.schedule());
        boolean rescheduled = memory.schedule() != null && !schedule.equals(memory.schedule());
        boolean underWrongClock = memory.since().isAfter(now);
        return rescheduled || underWrongClock
                ? new Remembered(new Memory(now, memory.newest(), schedule), remembered.version())
                : remembered;
    }

    /// Writes it down, where it is new. Does nothing when somebody else remembered something meanwhile: then they dealt
    /// with it.
    ///
    /// @param newest the newest slot that was dealt with; null when there was none
    void keep(Policy policy, Remembered before, @Nullable Slot newest) {
        var dealtWith = newest == null ? before.memory().newest() : newest;
        var next = new Memory(before.memory().since(), dealtWith, words(policy.schedule()));
        var key = LedgerKeys.policy(policy.name());
        var version = before.version();
        if (version == null) {
            ledger.create(key, Json.write(next));
        } else if (!next.equals(before.memory())) {
            ledger.replace(key, Json.write(next), version);
        }
    }

    /// A policy with another name is the policy that it was: what its old name dealt with is not owed again.
    private Remembered first(Policy policy, Instant now) {
        var first = policy.formerly().stream()
                .flatMap(name -> read(name).stream())
                .findFirst()
                .map(Remembered::memory)
                .orElse(new Memory(now, null, words(policy.schedule())));
        return new Remembered(first, null);
    }

    private Optional<Remembered> read(PolicyName policy) {
        return ledger.read(LedgerKeys.policy(policy))
                .map(entry -> new Remembered(Json.read(entry.text(), Memory.class), entry.version()));
    }

    private static String words(Schedule schedule) {
        return schedule.cron() + " " + schedule.zone();
    }
}
