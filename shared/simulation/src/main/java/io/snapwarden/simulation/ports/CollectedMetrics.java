package io.snapwarden.simulation.ports;

import io.snapwarden.runtime.port.MetricSink;
import java.util.ArrayList;
import java.util.List;

/// A sink that keeps every number.
public final class CollectedMetrics implements MetricSink {

    private final List<Metric> metrics = new ArrayList<>();

    @Override
    public synchronized void put(List<Metric> more) {
        metrics.addAll(more);
    }

    public synchronized List<Metric> metrics() {
        return List.copyOf(metrics);
    }
}
