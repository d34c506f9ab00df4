package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The numbers that CloudWatch was given.
public final class SimulatedMetrics {

    /// One value as it arrived.
    public record Datum(
            String namespace, String name, double value, String unit, Map<String, String> dimensions, Instant at) {}

    private final List<Datum> data = new ArrayList<>();

    public synchronized void put(List<Datum> more) {
        data.addAll(more);
    }

    public synchronized List<Datum> data() {
        return List.copyOf(data);
    }
}
