package io.snapwarden.domain.run;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The list of what a run owes in a scope, and how it stands. It is the memory of what was owed, attempted and
/// announced, which no account can tell.
///
/// @param windowEnd from then on nothing is added and nothing is started
/// @param unseen what could not be looked at beside what it names, where several services make its points; null where
///     everything could
public record Roll(
        RunKey run,
        Scope scope,
        Instant openedAt,
        Instant windowEnd,
        List<RollEntry> entries,
        @Nullable String unseen) {

    public Roll {
        entries = List.copyOf(entries);
        var seen = new HashSet<ResourceId>();
        for (var entry : entries) {
            if (!seen.add(entry.source())) {
                throw new IllegalArgumentException(
                        "the roll of " + run + " in " + scope + " names " + entry.source() + " twice");
            }
        }
    }

    /// The kinds of what it owes: one, or those of a workload's members.
    public Set<ResourceKind> kinds() {
        return entries.stream().map(RollEntry::kind).collect(Collectors.toSet());
    }

    /// Of a scope that was looked at as a whole.
    public Roll(RunKey run, Scope scope, Instant openedAt, Instant windowEnd, List<RollEntry> entries) {
        this(run, scope, openedAt, windowEnd, entries, null);
    }

    public Obligation obligation(RollEntry entry) {
        return new Obligation(run.policy(), run.slot(), scope, entry.source());
    }

    public Roll with(List<RollEntry> next) {
        return new Roll(run, scope, openedAt, windowEnd, next, unseen);
    }

    /// The same, of which so much could not be looked at.
    public Roll without(@Nullable String unlooked) {
        return new Roll(run, scope, openedAt, windowEnd, entries, unlooked);
    }

    /// Nothing is left to start: every entry is captured or ended.
    public boolean readyToClose() {
        return entries.stream().noneMatch(entry -> entry.standing() instanceof Standing.Owed);
    }

    /// Every entry has ended.
    public boolean settled() {
        return entries.stream().allMatch(entry -> entry.standing().ended());
    }

    public int count(Predicate<Standing> of) {
        return (int) entries.stream().filter(entry -> of.test(entry.standing())).count();
    }
}
