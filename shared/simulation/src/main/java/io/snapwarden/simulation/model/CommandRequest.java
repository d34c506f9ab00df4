package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What SendCommand is asked.
///
/// @param timeout until it must be delivered; null for the default
public record CommandRequest(
        String document,
        List<String> instances,
        Map<String, List<String>> parameters,
        String comment,
        @Nullable Duration timeout) {

    public CommandRequest {
        instances = List.copyOf(instances);
        parameters = Map.copyOf(parameters);
    }

    public static CommandRequest of(String document, String... instances) {
        return new CommandRequest(document, List.of(instances), Map.of(), "", null);
    }
}
