package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The failures that snapshotters left in the run ledger, one entry for each attempt that made no point.
final class Failures {

    private Failures() {}

    /// One listing, and one read for each failure: normally there are none.
    static Map<Obligation, SortedMap<Integer, CaptureFailure>> of(RunLedger ledger, RunKey run, Scope scope) {
        var failures = new HashMap<Obligation, SortedMap<Integer, CaptureFailure>>();
        var prefix = LedgerKeys.failures(run, scope);
        for (var key : ledger.keys(prefix)) {
            var words = key.substring(prefix.length()).split("/", -1);
            var owed = new Obligation(run.policy(), run.slot(), scope, new ResourceId(words[0]));
            ledger.read(key)
                    .ifPresent(entry -> failures.computeIfAbsent(owed, _ -> new TreeMap<>())
                            .put(Integer.parseInt(words[1]), Json.read(entry.text(), CaptureFailure.class)));
        }
        return failures;
    }
}
