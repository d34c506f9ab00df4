package io.snapwarden.planner;

import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.SentCommand;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What snapshotters noted of the commands that they sent. A ledger that does not answer is trouble: whoever does not
/// know of a command must not judge it.
final class CommandNotes {

    private static final Logger log = LoggerFactory.getLogger(CommandNotes.class);
    private static final Pattern NAME = Pattern.compile("([^/]+)/([1-9]\\d?)");

    /// @param sent null where nobody can read it
    record Note(PointKey key, @Nullable SentCommand sent) {}

    private final RunLedger ledger;

    CommandNotes(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// Of attempts that have not ended. One listing, and one read for each.
    List<Note> open(Roll roll) {
        var open = new HashMap<String, RollEntry>();
        roll.entries().stream()
                .filter(entry -> !entry.standing().ended())
                .forEach(entry -> open.put(entry.source().keyWord(), entry));
        if (open.isEmpty()) {
            return List.of();
        }
        var prefix = LedgerKeys.commands(roll.run(), roll.scope());
        var notes = new ArrayList<Note>();
        for (var key : ledger.keys(prefix)) {
            var words = NAME.matcher(key.substring(prefix.length()));
            var entry = words.matches() ? open.get(words.group(1)) : null;
            if (entry != null && Integer.parseInt(words.group(2)) > entry.failures()) {
                var point = new PointKey(roll.obligation(entry), Integer.parseInt(words.group(2)));
                ledger.read(key).ifPresent(found -> notes.add(new Note(point, read(found, point))));
            }
        }
        return notes;
    }

    private static @Nullable SentCommand read(RunLedger.Entry entry, PointKey point) {
        try {
            return Json.read(entry.text(), SentCommand.class);
        } catch (IllegalArgumentException e) {
            log.error("What was noted of a command cannot be read [point={}]: {}", point, e.getMessage());
            return null;
        }
    }
}
