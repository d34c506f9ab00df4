package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts every call and how it was answered, for budgets and benchmarks.
public final class Calls {

    private record Key(Scope scope, String action, String answer) {}

    /// Hears of every call when it is over.
    public interface Listener {

        /// @param answer `OK` or an error code
        void called(Scope scope, String action, String answer);
    }

    public static final String OK = "OK";
    private final Map<Key, Long> counts = new HashMap<>();
    private Listener listener = (_, _, _) -> {};

    public synchronized void count(Scope scope, String action, String answer) {
        counts.merge(new Key(scope, action, answer), 1L, Long::sum);
        listener.called(scope, action, answer);
    }

    /// From now on this one hears of every call; the one before does not any more.
    public synchronized void listen(Listener to) {
        listener = to;
    }

    public void countOk(Scope scope, String action) {
        count(scope, action, OK);
    }

    /// All calls by action, whatever the answer.
    public synchronized Map<String, Long> byAction() {
        var sums = new TreeMap<String, Long>();
        counts.forEach((key, count) -> sums.merge(key.action(), count, Long::sum));
        return sums;
    }

    /// All answers to one action: `OK` or an error code.
    public synchronized Map<String, Long> answers(String action) {
        var sums = new TreeMap<String, Long>();
        counts.forEach((key, count) -> {
            if (key.action().equals(action)) {
                sums.merge(key.answer(), count, Long::sum);
            }
        });
        return sums;
    }

    public synchronized long of(Scope scope, String action) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().scope().equals(scope)
                        && entry.getKey().action().equals(action))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public synchronized void clear() {
        counts.clear();
    }
}
