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

/// The list of what a run owes in a scope, and how it stands. It is the memory of what was owed, attempted and
/// announced, which no account can tell.
///
/// @param windowEnd from then on nothing is added and nothing is started
public record Roll(RunKey run, Scope scope, Instant openedAt, Instant windowEnd, List<RollEntry> entries) {

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

    /// The kinds of what it owes: those of one service, for a policy selects one kind.
    public Set<ResourceKind> kinds() {
        return entries.stream().map(RollEntry::kind).collect(Collectors.toSet());
    }

    public Obligation obligation(RollEntry entry) {
        return new Obligation(run.policy(), run.slot(), scope, entry.source());
    }

    public Roll with(List<RollEntry> next) {
        return new Roll(run, scope, openedAt, windowEnd, next);
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
