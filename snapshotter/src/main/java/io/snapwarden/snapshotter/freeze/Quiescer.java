package io.snapwarden.snapshotter.freeze;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.runtime.work.Pause;
import io.snapwarden.snapshotter.host.Documents;
import io.snapwarden.snapshotter.host.Watch;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Freezes instances through their documents. Whatever may have frozen something is followed by a thaw: also a script
/// that failed, took too long, or of which nobody heard again.
public final class Quiescer {

    private static final Logger log = LoggerFactory.getLogger(Quiescer.class);

    private final HostCommands hosts;
    private final Documents documents;
    private final Watch watch;
    private final InstantSource time;
    private final FreezeConfig config;

    public Quiescer(HostCommands hosts, Documents documents, InstantSource time, Pause pause, FreezeConfig config) {
        this.hosts = hosts;
        this.documents = documents;
        this.watch = new Watch(hosts::look, time, pause, config.look());
        this.time = time;
        this.config = config;
    }

    /// Returns as soon as the host has said that it is frozen. What is frozen must be closed.
    public Quiescing freeze(Freezing wanted) {
        var name = wanted.how().document();
        return switch (documents.find(wanted.scope(), name)) {
            case Document.Unusable(var why) -> new Quiescing.NotFrozen(why);
            case Document.Command(var parameters) ->
                parameters.contains(HostDocument.COMMAND)
                        ? freeze(wanted, new HostDocument(name, parameters))
                        : new Quiescing.NotFrozen("the document " + name + " has no parameter " + HostDocument.COMMAND
                                + " that takes pre-script and post-script; name one that does in consistency.document");
        };
    }

    private Quiescing freeze(Freezing wanted, HostDocument document) {
        var until = time.instant().plus(config.frozenWithin());
        return switch (hosts.send(wanted.scope(), document.freeze(wanted, until))) {
            case Sending.Busy(var pause, var why) -> new Quiescing.NotNow(pause, why);
            case Sending.Refused(var why) -> new Quiescing.NotFrozen(why);
            case Sending.Ambiguous(var why) -> undone(wanted, document, "the reply to the freeze was lost: " + why);
            case Sending.Sent(var command) -> await(wanted, document, command, until);
        };
    }

    private Quiescing await(Freezing wanted, HostDocument document, String command, Instant until) {
        return switch (watch.until(wanted.scope(), wanted.instance(), command, until)) {
            case Run.Ended(var code, var output, var _)
            when code == 0 && !HostReport.of(output).refuses(wanted.lease()) ->
                new Frozen(wanted, document, hosts, watch, time, config);
            case Run.Ended ended
            when ended.exitCode() == HostReport.FROZEN_BY_ANOTHER ->
                new Quiescing.NotFrozen(HostReport.words(document.name(), ended));
            case Run.Ended ended -> undone(wanted, document, HostReport.words(document.name(), ended));
            case Run.Lost(var why) -> undone(wanted, document, "the freeze was lost: " + why);
            case Run.Going() -> {
                hosts.cancel(wanted.scope(), wanted.instance(), command);
                yield undone(
                        wanted,
                        document,
                        "the host did not freeze within "
                                + config.frozenWithin().toSeconds() + " seconds");
            }
        };
    }

    /// Nobody waits for this thaw: there is nothing to prove, and the watchdog does the same a little later.
    private Quiescing undone(Freezing wanted, HostDocument document, String why) {
        try {
            hosts.send(wanted.scope(), document.thaw(wanted));
        } catch (DependencyException e) {
            log.warn("The host's watchdog has to end what may be frozen [instance={}]: {}", wanted.instance(), why, e);
        }
        return new Quiescing.NotFrozen(why);
    }
}
