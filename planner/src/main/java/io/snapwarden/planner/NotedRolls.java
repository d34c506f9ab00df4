package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.runtime.port.RunLedger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The rolls of the scopes in which hooks are noted. A late attempt may be of what is on none: it was launched
/// after the run had closed.
final class NotedRolls {

    private NotedRolls() {}

    static List<Roll> of(RunLedger ledger, RunRecord record, Function<Scope, Optional<Roll>> read) {
        var noted = new TreeMap<Scope, Set<String>>();
        for (var key : ledger.keys(LedgerKeys.hooks(record.run()))) {
            var note = HookNote.parse(record.run(), key);
            if (note != null) {
                noted.computeIfAbsent(note.scope(), _ -> new TreeSet<>()).add(note.source());
            }
        }
        var found = new ArrayList<Roll>();
        noted.forEach((scope, sources) -> found.add(with(
                sources,
                read.apply(scope)
                        .orElseGet(() ->
                                new Roll(record.run(), scope, record.openedAt(), record.windowEnd(), List.of())))));
        return found;
    }

    private static Roll with(Set<String> sources, Roll roll) {
        var known = new HashSet<String>();
        roll.entries().forEach(entry -> known.add(entry.source().keyWord()));
        var entries = new ArrayList<>(roll.entries());
        for (var source : sources) {
            if (known.add(source)) {
                entries.add(new RollEntry(
                        ResourceKind.INSTANCE, new ResourceId(source), source, new Standing.Owed(), 0, null, null));
            }
        }
        return roll.with(entries);
    }
}
