package io.snapwarden.notifier.report;

import static java.util.Comparator.comparing;

import io.snapwarden.domain.event.Event;
import io.snapwarden.notifier.text.Amounts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// What prunes did, as far as the last event of each says.
final class PruneLines {

    private static final int MOST_REFUSED = 3;

    private PruneLines() {}

    static int deleted(List<Event.ScopePruned> prunes) {
        return last(prunes).stream().mapToInt(Event.ScopePruned::deleted).sum();
    }

    static List<String> of(List<Event.ScopePruned> prunes) {
        return last(prunes).stream()
                .sorted(comparing(Event.ScopePruned::run).thenComparing(Event.ScopePruned::scope))
                .map(PruneLines::line)
                .toList();
    }

    private static Collection<Event.ScopePruned> last(List<Event.ScopePruned> prunes) {
        var last = new LinkedHashMap<Object, Event.ScopePruned>();
        prunes.forEach(prune -> last.merge(
                List.of(prune.run(), prune.scope()),
                prune,
                (old, next) -> next.deleted() < old.deleted() || next.at().isBefore(old.at()) ? old : next));
        return last.values();
    }

    private static String line(Event.ScopePruned prune) {
        var said = prune.run().policy() + " in " + prune.scope().region() + ": "
                + (prune.dryRun()
                        ? Amounts.count(prune.expired(), "point") + " would go (dry run)"
                        : Amounts.grouped(prune.deleted()) + " of " + Amounts.count(prune.expired(), "expired point")
                                + " deleted")
                + ", " + Amounts.grouped(prune.kept()) + " kept";
        if (prune.refused().isEmpty()) {
            return said;
        }
        var shown = prune.refused().stream()
                .limit(MOST_REFUSED)
                .map(PageView::clean)
                .toList();
        int more = prune.refused().size() - shown.size();
        return said + "; not deleted: " + String.join("; ", shown) + (more > 0 ? "; and " + more + " more" : "");
    }
}
