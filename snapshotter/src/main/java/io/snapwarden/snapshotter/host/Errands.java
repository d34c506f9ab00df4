package io.snapwarden.snapshotter.host;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Order;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.runtime.port.RunWords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends scripts to hosts. Systems Manager knows no token: whoever loses a reply looks for the command by its comment.
public final class Errands {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(Errands.class);

    private final HostCommands hosts;
    private final Documents documents;
    private final Watch watch;
    private final InstantSource time;

    public Errands(HostCommands hosts, Documents documents, Watch watch, InstantSource time) {
        this.hosts = hosts;
        this.documents = documents;
        this.watch = watch;
        this.time = time;
    }

    /// Has it done, and waits for its end, as long as its timeout lets it. What is not safe to repeat is not for this.
    ///
    /// @param each is done while it waits
    public End run(Errand errand, Runnable each) {
        var until = time.instant().plus(errand.script().timeout());
        var start = start(errand);
        return switch (start instanceof Start.Unsure ? start(errand) : start) {
            case Start.Started(var command) -> await(errand, command, until, each);
            case Start.NotNow(var pause, var why) -> new End.NotNow(pause, why);
            case Start.Refused(var why) -> new End.Failed(why);
            case Start.Unsure(var why) ->
                new End.Failed("nobody knows whether " + errand.script().document() + " was begun: " + why);
        };
    }

    /// Sends it, once.
    public Start start(Errand errand) {
        var script = errand.script();
        return switch (documents.find(errand.scope(), script.document())) {
            case Document.Unusable(var why) -> new Start.Refused(why);
            case Document.Command(var declared) -> {
                var unknown = new TreeSet<>(script.parameters().keySet());
                unknown.removeAll(declared);
                yield unknown.isEmpty()
                        ? send(errand, declared)
                        : new Start.Refused("the document " + script.document() + " has no parameter "
                                + String.join(", ", unknown) + " but " + new TreeSet<>(declared)
                                + "; correct the policy's parameters or the document");
            }
        };
    }

    private Start send(Errand errand, Set<String> declared) {
        var from = time.instant();
        return switch (hosts.send(errand.scope(), order(errand, declared))) {
            case Sending.Sent(var command) -> new Start.Started(command);
            case Sending.Busy(var pause, var why) -> new Start.NotNow(pause, why);
            case Sending.Refused(var why) -> new Start.Refused(why);
            case Sending.Ambiguous(var why) ->
                watch.lookFor(() -> find(errand, from))
                        .<Start>map(Start.Started::new)
                        .orElseGet(() -> new Start.Unsure(why));
        };
    }

    private static Order order(Errand errand, Set<String> declared) {
        var given = new LinkedHashMap<String, List<String>>();
        errand.told().forEach((parameter, value) -> {
            if (declared.contains(parameter)) {
                given.put(parameter, List.of(value));
            }
        });
        given.putAll(errand.script().parameters());
        return new Order(
                errand.instance(), errand.script().document(), given, errand.deliverWithin(), errand.comment());
    }

    /// Whether it was sent since then, as far as a listing shows it yet.
    public Optional<String> find(Errand errand, Instant from) {
        try {
            return hosts.find(errand.scope(), errand.instance(), errand.comment(), from.minus(CLOCK_TOLERANCE));
        } catch (DependencyException e) {
            log.warn("Cannot look for a command [instance={}]: {}", errand.instance(), e.getMessage());
            return Optional.empty();
        }
    }

    private End await(Errand errand, String command, Instant until, Runnable each) {
        var document = errand.script().document();
        return switch (watch.until(errand.scope(), errand.instance(), command, until, each)) {
            case Run.Ended ended ->
                ended.exitCode() == 0
                        ? new End.Well(RunWords.tail(ended))
                        : new End.Failed(RunWords.of(document, ended));
            case Run.Lost(var why) -> new End.Failed(RunWords.lost(document, why));
            case Run.Going() -> {
                hosts.cancel(errand.scope(), errand.instance(), command);
                yield new End.Failed(RunWords.endless(document, errand.script().timeout()));
            }
        };
    }
}
