package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The failures that snapshotters left in the run ledger, one entry for each attempt that made no point.
final class Failures {

    private static final Pattern SOURCE_AND_ATTEMPT = Pattern.compile("([^/]+)/(\\d{1,2})");

    private Failures() {}

    /// Of what has not ended. One listing, and one read for each failure: normally there are none.
    static Map<Obligation, SortedMap<Integer, CaptureFailure>> of(RunLedger ledger, Roll roll) {
        var failures = new HashMap<Obligation, SortedMap<Integer, CaptureFailure>>();
        var prefix = LedgerKeys.failures(roll.run(), roll.scope());
        var open = open(roll);
        for (var key : ledger.keys(prefix)) {
            var words = SOURCE_AND_ATTEMPT.matcher(key.substring(prefix.length()));
            var source = words.matches() ? open.get(words.group(1)) : null;
            if (source != null) {
                var owed = new Obligation(roll.run().policy(), roll.run().slot(), roll.scope(), source);
                ledger.read(key)
                        .map(entry -> Json.read(entry.text(), CaptureFailure.class))
                        .ifPresent(failure -> failures.computeIfAbsent(owed, _ -> new TreeMap<>())
                                .put(Integer.parseInt(words.group(2)), failure));
            }
        }
        return failures;
    }

    /// By the words that stand for them.
    private static Map<String, ResourceId> open(Roll roll) {
        var open = new HashMap<String, ResourceId>();
        roll.entries().stream()
                .filter(entry -> !entry.standing().ended())
                .map(RollEntry::source)
                .forEach(source -> open.put(source.keyWord(), source));
        return open;
    }
}
