package io.snapwarden.runtime.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Where numbers go.
public interface MetricSink {

    /// @param dimensions name to value, for example Policy and Region
    record Metric(String name, double value, Unit unit, Map<String, String> dimensions, Instant at) {}

    enum Unit {
        SECONDS,
        BYTES,
        COUNT
    }

    void put(List<Metric> metrics);
}
