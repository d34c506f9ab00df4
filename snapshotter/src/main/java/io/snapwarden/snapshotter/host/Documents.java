package io.snapwarden.snapshotter.host;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Document;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which documents there are, asked for once in a while: they are shared by all instances of a scope.
public final class Documents {

    /// Whoever installs a missing document sees it used so soon.
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Key(Scope scope, String name) {}

    private record Known(Document document, Instant at) {}

    private final HostCommands hosts;
    private final InstantSource time;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    public Documents(HostCommands hosts, InstantSource time) {
        this.hosts = hosts;
        this.time = time;
    }

    public Document find(Scope scope, String name) {
        var now = time.instant();
        var key = new Key(scope, name);
        var old = known.get(key);
        if (old != null && now.isBefore(old.at().plus(KEPT))) {
            return old.document();
        }
        var found = hosts.describe(scope, name);
        known.put(key, new Known(found, now));
        return found;
    }
}
