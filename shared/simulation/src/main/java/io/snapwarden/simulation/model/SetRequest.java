package io.snapwarden.simulation.model;

import java.util.List;
import java.util.Map;

/// What CreateSnapshots is asked.
///
/// @param excludedData data volumes that are left out
/// @param copyVolumeTags whether each snapshot also gets its volume's tags
public record SetRequest(
        String instance,
        boolean excludeBoot,
        List<String> excludedData,
        String description,
        Map<String, String> tags,
        boolean copyVolumeTags) {

    public SetRequest {
        excludedData = List.copyOf(excludedData);
        tags = Map.copyOf(tags);
    }
}
