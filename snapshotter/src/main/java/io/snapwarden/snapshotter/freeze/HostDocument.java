package io.snapwarden.snapshotter.freeze;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.runtime.port.HostCommands.Order;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A document that freezes and thaws, as Data Lifecycle Manager asks for it; it is given those of our own parameters
/// that it declares.
///
/// @param parameters the names of those that it declares
record HostDocument(String name, Set<String> parameters) {

    /// `pre-script` or `post-script`: freeze or thaw.
    static final String COMMAND = "command";

    private static final String LEASE = "executionId";
    private static final String VOLUMES = "volumeIds";
    private static final String FREEZE_SECONDS = "freezeSeconds";
    private static final String NOT_AFTER = "notAfter";
    private static final String INCLUDE_ROOT = "includeRoot";

    /// @param notAfter a host that hears of it later leaves everything as it is
    Order freeze(Freezing freezing, Instant notAfter) {
        var how = freezing.how();
        return order(
                freezing,
                Map.of(
                        COMMAND, "pre-script",
                        LEASE, freezing.lease(),
                        VOLUMES,
                                freezing.volumes().stream().map(VolumeId::value).collect(Collectors.joining(",")),
                        FREEZE_SECONDS, Long.toString(how.freezeAtMost().toSeconds()),
                        NOT_AFTER, Long.toString(notAfter.getEpochSecond()),
                        INCLUDE_ROOT, Boolean.toString(how.root())));
    }

    Order thaw(Freezing freezing) {
        return order(freezing, Map.of(COMMAND, "post-script", LEASE, freezing.lease()));
    }

    private Order order(Freezing freezing, Map<String, String> wanted) {
        var given = new LinkedHashMap<String, List<String>>();
        wanted.forEach((parameter, value) -> {
            if (parameters.contains(parameter)) {
                given.put(parameter, List.of(value));
            }
        });
        return new Order(freezing.instance(), name, given, FreezeConfig.SHORTEST_DELIVERY, freezing.comment());
    }
}
