package io.snapwarden.snapshotter.freeze;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Document;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which documents there are, asked for once in a while: they are shared by all instances of a scope.
final class Documents {

    sealed interface Found {

        record Usable(HostDocument document) implements Found {}

        record Unusable(String why) implements Found {}
    }

    /// Whoever installs a missing document sees it used so soon.
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Key(Scope scope, String name) {}

    private record Known(Found found, Instant at) {}

    private final HostCommands hosts;
    private final InstantSource time;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    Documents(HostCommands hosts, InstantSource time) {
        this.hosts = hosts;
        this.time = time;
    }

    Found find(Scope scope, String name) {
        var now = time.instant();
        var key = new Key(scope, name);
        var old = known.get(key);
        if (old != null && now.isBefore(old.at().plus(KEPT))) {
            return old.found();
        }
        var found = judge(name, hosts.describe(scope, name));
        known.put(key, new Known(found, now));
        return found;
    }

    private static Found judge(String name, Document document) {
        return switch (document) {
            case Document.Unusable(var why) -> new Found.Unusable(why);
            case Document.Command(var parameters) ->
                parameters.contains(HostDocument.COMMAND)
                        ? new Found.Usable(new HostDocument(name, parameters))
                        : new Found.Unusable("the document " + name + " has no parameter " + HostDocument.COMMAND
                                + " that takes pre-script and post-script; name one that does in consistency.document");
        };
    }
}
