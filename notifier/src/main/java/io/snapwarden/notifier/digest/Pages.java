package io.snapwarden.notifier.digest;

import io.snapwarden.domain.event.Event;
import io.snapwarden.notifier.duty.Told;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a digest has gathered and set aside, in pages that never change: thousands of scopes prune in one night, and
/// a record that grew with each of them would be written over thousands of times.
record Pages(RunLedger ledger) {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    /// @param events at least one
    record Page(List<Event> events) {
        Page {
            events = List.copyOf(events);
        }
    }

    /// Repeatable: a page is named after what stands on it.
    ///
    /// @return its key
    String write(List<Event> events) {
        var text = Json.write(new Page(events));
        var key = "digests/pages/" + Told.Hash.of(text);
        ledger.create(key, text);
        return key;
    }

    /// A page that was lost holds up nothing: a mail that says less is better than none.
    List<Event> read(List<String> keys) {
        return keys.parallelStream().flatMap(this::page).toList();
    }

    private Stream<Event> page(String key) {
        var page = ledger.read(key);
        if (page.isEmpty()) {
            LOG.warn("A page of the digest is gone, so its mail says less [key={}]", key);
        }
        return page.stream().flatMap(entry -> Json.read(entry.text(), Page.class).events().stream());
    }

    void remove(List<String> keys) {
        keys.forEach(ledger::remove);
    }
}
