package io.snapwarden.snapshotter.freeze;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.work.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a command again and again. While something may be frozen no trouble with looking ends the wait.
final class Watch {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final HostCommands hosts;
    private final InstantSource time;
    private final Pause pause;
    private final Duration every;

    Watch(HostCommands hosts, InstantSource time, Pause pause, Duration every) {
        this.hosts = hosts;
        this.time = time;
        this.pause = pause;
        this.every = every;
    }

    /// @return [Run.Going] when it has not ended by then
    Run until(Freezing freezing, String command, Instant until) {
        Run run = new Run.Going();
        while (run instanceof Run.Going && time.instant().isBefore(until)) {
            rest();
            run = look(freezing, command);
        }
        return run;
    }

    void rest() {
        try {
            pause.pause(every);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while something may be frozen", e);
        }
    }

    private Run look(Freezing freezing, String command) {
        try {
            return hosts.look(freezing.scope(), freezing.instance(), command);
        } catch (DependencyException e) {
            log.warn("Looking again [instance={}, command={}]: {}", freezing.instance(), command, e.getMessage());
            return new Run.Going();
        }
    }
}
