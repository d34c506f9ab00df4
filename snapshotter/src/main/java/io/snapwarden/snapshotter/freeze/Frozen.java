package io.snapwarden.snapshotter.freeze;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.snapshotter.host.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An instance at rest, until it is thawed or its lease ends. For one thread.
public final class Frozen implements Quiescing, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Frozen.class);

    private final Freezing freezing;
    private final HostDocument document;
    private final HostCommands hosts;
    private final Watch watch;
    private final InstantSource time;
    private final Instant since;
    private final Instant givenUpAt;
    private boolean thawed;

    Frozen(
            Freezing freezing,
            HostDocument document,
            HostCommands hosts,
            Watch watch,
            InstantSource time,
            FreezeConfig config) {
        this.freezing = freezing;
        this.document = document;
        this.hosts = hosts;
        this.watch = watch;
        this.time = time;
        this.since = time.instant();
        this.givenUpAt = since.plus(freezing.how().freezeAtMost()).plus(config.grace());
    }

    /// Thaws, and says whether the freeze has held until now. What was captured before this call, and only that, was
    /// captured at rest: the order of the replies is the proof, no clock is compared.
    public Thawed thaw() {
        thawed = true;
        var last = "nobody answered";
        while (time.instant().isBefore(givenUpAt)) {
            switch (send()) {
                case Sending.Sent(var command) -> {
                    switch (watch.until(freezing.scope(), freezing.instance(), command, givenUpAt)) {
                        case Run.Ended ended -> {
                            return judge(ended);
                        }
                        case Run.Lost(var why) -> last = why;
                        case Run.Going() -> last = "the host did not answer";
                    }
                }
                case Sending.Busy(var _, var why) -> last = why;
                case Sending.Ambiguous(var why) -> last = why;
                case Sending.Refused(var why) -> {
                    return Thawed.unproven(null, "the thaw was refused, so the host's watchdog ended it: " + why);
                }
            }
            watch.rest();
        }
        return Thawed.unproven(null, "no thaw was confirmed before the lease of the freeze had ended: " + last);
    }

    private Thawed judge(Run.Ended ended) {
        var report = HostReport.of(ended.output());
        var seen = Duration.between(since, time.instant());
        var frozen = report.frozen().orElse(seen);
        return ended.exitCode() == 0 && !report.refuses(freezing.lease())
                ? Thawed.held(frozen)
                : Thawed.unproven(
                        report.frozen().orElse(null),
                        "the freeze was not held until the thaw: " + HostReport.words(document.name(), ended));
    }

    /// Trouble is waited out: to thaw twice does no harm.
    private Sending send() {
        try {
            return hosts.send(freezing.scope(), document.thaw(freezing));
        } catch (DependencyException e) {
            return new Sending.Ambiguous(String.valueOf(e.getMessage()));
        }
    }

    /// Thaws what nobody has thawed, without waiting for it.
    @Override
    public void close() {
        if (!thawed) {
            thawed = true;
            if (!(send() instanceof Sending.Sent)) {
                log.warn("The host's watchdog has to end the freeze [instance={}]", freezing.instance());
            }
        }
    }
}
