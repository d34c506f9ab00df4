package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.runtime.port.FleetReader;
import java.util.HashMap;
import java.util.List;

/// Looks at a scope for the runs in which applications back themselves up: the instances, and the commands that were
/// sent. AWS keeps no points of this kind, so what is known of them stands in the run ledger and in S3.
final class CommandSweep implements ServiceSweep {

    private final FleetReader fleets;
    private final Rolls rolls;
    private final CommandNotes notes;
    private final CommandEndings endings;

    CommandSweep(FleetReader fleets, Rolls rolls, CommandNotes notes, CommandEndings endings) {
        this.fleets = fleets;
        this.rolls = rolls;
        this.notes = notes;
        this.endings = endings;
    }

    @Override
    public boolean makes(ResourceKind kind) {
        return kind == ResourceKind.COMMAND;
    }

    @Override
    public String said(Scope scope) {
        return LedgerKeys.saidOfCommands(scope);
    }

    /// Every instance, selected or not, so that one whose tags were changed is told from one that was deleted.
    @Override
    public ScopeListing.Listed listed(Scope scope, List<OpenRun> runs) {
        var commands =
                fleets.list(scope).instances().stream().map(Fleet::commandOn).toList();
        var looked = new HashMap<PointKey, CommandEnding>();
        for (var run : runs) {
            if (rolls.find(run.key(), scope) instanceof Rolls.Found.Standing standing) {
                notes.open(standing.roll()).forEach(note -> looked.put(note.key(), endings.of(note)));
            }
        }
        return new ScopeListing.Listed(Fleet.ofManaged(commands), PointCatalog.EMPTY, new CommandsSeen(looked));
    }
}
