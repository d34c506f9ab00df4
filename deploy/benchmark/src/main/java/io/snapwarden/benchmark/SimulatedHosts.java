package io.snapwarden.benchmark;

import io.snapwarden.simulation.model.SimulatedAws;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// Instances of four volumes in a simulated AWS, with names as people give them.
public final class SimulatedHosts {

    public static final int VOLUMES_OF_AN_INSTANCE = 4;

    private static final int GIB = 8;

    private SimulatedHosts() {}

    /// Makes as many as the volumes are enough for.
    public static void stage(SimulatedAws aws, int volumes) {
        var stage = aws.stage(LocalPorts.SCOPE);
        var sizes = Collections.nCopies(VOLUMES_OF_AN_INSTANCE, GIB);
        for (int number = 0; number < volumes / VOLUMES_OF_AN_INSTANCE; number++) {
            var name = "host-" + number;
            var tags = new HashMap<>(DailyPolicy.SELECTED);
            tags.put("Name", name);
            stage.instance(sizes, tags, Map.of("Name", name + "-disk"));
        }
    }
}
