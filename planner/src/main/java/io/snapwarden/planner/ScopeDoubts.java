package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.ScopeDirectory.Chosen;
import io.snapwarden.runtime.port.ScopeDirectory.Doubt;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Chooses scopes, and says each doubt about them once, and when it is over. What was said stands in the run ledger,
/// and a crash between the two says it twice, never not at all.
final class ScopeDoubts {

    /// The doubts that were said and still last.
    record Said(List<String> doubts) {
        Said {
            doubts = List.copyOf(doubts);
        }
    }

    private final ScopeDirectory scopes;
    private final RunLedger ledger;
    private final EventSink events;

    ScopeDoubts(ScopeDirectory scopes, RunLedger ledger, EventSink events) {
        this.scopes = scopes;
        this.ledger = ledger;
        this.events = events;
    }

    /// @throws DependencyException when nobody can say which scopes there are, which is said as well where a person
    ///     must act
    Chosen chosen(Instant now) {
        try {
            var chosen = scopes.chosen();
            say(chosen.doubts(), true, now);
            return chosen;
        } catch (DependencyException e) {
            switch (e.kind()) {
                case DENIED, CREDENTIALS, REGION_OFF, INVALID ->
                    say(List.of(new Doubt("all scopes", "no run is opened: " + e.getMessage(), true)), false, now);
                case THROTTLED, UNAVAILABLE -> {}
            }
            throw e;
        }
    }

    /// @param all whether there are no others: what is not among them is over
    private void say(List<Doubt> doubts, boolean all, Instant now) {
        var entry = ledger.read(LedgerKeys.SAID_OF_SCOPES).orElse(null);
        var said = entry == null
                ? List.<String>of()
                : Json.read(entry.text(), Said.class).doubts();
        var lasting = Stream.concat(
                        all ? Stream.of() : said.stream(), doubts.stream().map(Doubt::about))
                .distinct()
                .toList();
        if (said.equals(lasting)) {
            return;
        }
        var fresh = new ArrayList<Event>();
        for (var doubt : doubts) {
            if (!said.contains(doubt.about())) {
                fresh.add(new Event.ScopesInDoubt(doubt.about(), doubt.why(), now));
            }
        }
        said.stream()
                .filter(about -> !lasting.contains(about))
                .forEach(about -> fresh.add(new Event.ScopesCertain(about, now)));
        events.publish(fresh);
        var text = Json.write(new Said(lasting));
        if (entry == null) {
            ledger.create(LedgerKeys.SAID_OF_SCOPES, text);
        } else {
            ledger.replace(LedgerKeys.SAID_OF_SCOPES, text, entry.version());
        }
    }
}
