package io.snapwarden.planner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.text.Digest;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.ArrayList;
import java.util.List;

/// Reports of runs as events can carry them. Of a thousand accounts there is more to say than an event may hold: then
/// it names the scopes that are worst, sums up the others, and says where the run ledger has the whole.
final class EventReports {

    /// An event may have 256 KiB, and is more than its scopes.
    static final int ROOM = 200_000;

    private static final int HASH_DIGITS = 16;

    private final RunLedger ledger;

    EventReports(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// What is written twice is the same under the same key.
    RunReport fitting(RunReport whole) {
        var named = fitting(whole.scopes());
        if (named.size() == whole.scopes().size()) {
            return whole;
        }
        var text = Json.write(whole);
        var hash = Digest.hex(text, HASH_DIGITS);
        ledger.create(whole.keyOf(hash), text);
        return whole.naming(named, hash);
    }

    private static List<ScopeReport> fitting(List<ScopeReport> scopes) {
        var worstFirst =
                scopes.stream().sorted(comparing(scope -> !scope.bad())).toList();
        var named = new ArrayList<ScopeReport>();
        int room = ROOM;
        for (var scope : worstFirst) {
            room -= Json.write(scope).getBytes(UTF_8).length + 1;
            if (room < 0) {
                return named;
            }
            named.add(scope);
        }
        return scopes;
    }
}
