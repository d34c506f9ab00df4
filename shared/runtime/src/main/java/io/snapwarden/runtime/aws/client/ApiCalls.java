package io.snapwarden.runtime.aws.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How many requests went to AWS, by operation; a call that is sent again counts again.
public final class ApiCalls {

    private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> throttled = new ConcurrentHashMap<>();

    /// Requests by operation, for example `DescribeVolumes`.
    public Map<String, Long> sent() {
        return sums(sent);
    }

    /// Those of them that were answered with a throttle.
    public Map<String, Long> throttled() {
        return sums(throttled);
    }

    void countSent(String operation) {
        sent.computeIfAbsent(operation, _ -> new LongAdder()).increment();
    }

    void countThrottled(String operation) {
        throttled.computeIfAbsent(operation, _ -> new LongAdder()).increment();
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counters) {
        var sums = new TreeMap<String, Long>();
        counters.forEach((operation, counter) -> sums.put(operation, counter.sum()));
        return sums;
    }
}
