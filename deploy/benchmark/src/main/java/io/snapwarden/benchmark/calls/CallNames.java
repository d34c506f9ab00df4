package io.snapwarden.benchmark.calls;

import java.util.Map;
import java.util.TreeMap;

/// Calls go by their operation's name; those of S3 by what they mean to the run ledger.
final class CallNames {

    static final String LEDGER_WRITE = "run ledger: write";
    static final String LEDGER_READ = "run ledger: read";

    private CallNames() {}

    /// What was sent between two counts.
    static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        var calls = new TreeMap<String, Long>();
        after.forEach((operation, count) ->
                calls.merge(name(operation), count - before.getOrDefault(operation, 0L), Long::sum));
        return calls;
    }

    private static String name(String operation) {
        return switch (operation) {
            case "PutObject", "DeleteObject" -> LEDGER_WRITE;
            case "GetObject", "HeadObject", "ListObjectsV2" -> LEDGER_READ;
            default -> operation;
        };
    }
}
