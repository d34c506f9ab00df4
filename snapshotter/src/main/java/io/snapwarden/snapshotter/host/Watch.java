package io.snapwarden.snapshotter.host;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.work.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a command again and again. While something may be at rest no trouble with looking ends the wait.
public final class Watch {

    /// How to look once.
    @FunctionalInterface
    public interface Look {
        Run at(Scope scope, ResourceId instance, String command);
    }

    /// How to look for a command once.
    @FunctionalInterface
    public interface Search {
        Optional<String> now();
    }

    private static final int LOOKS_FOR_A_LOST_REPLY = 4;
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Look look;
    private final InstantSource time;
    private final Pause pause;
    private final Duration every;

    public Watch(Look look, InstantSource time, Pause pause, Duration every) {
        this.look = look;
        this.time = time;
        this.pause = pause;
        this.every = every;
    }

    /// @return [Run.Going] when it has not ended by then
    public Run until(Scope scope, ResourceId instance, String command, Instant until) {
        return until(scope, instance, command, until, () -> {});
    }

    /// @param each is done before each look
    public Run until(Scope scope, ResourceId instance, String command, Instant until, Runnable each) {
        Run run = new Run.Going();
        while (run instanceof Run.Going && time.instant().isBefore(until)) {
            rest();
            each.run();
            run = look(scope, instance, command);
        }
        return run;
    }

    public void rest() {
        try {
            pause.pause(every);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while something may be at rest", e);
        }
    }

    /// Looks for a command whose reply was lost, until a listing should show it.
    public Optional<String> lookFor(Search search) {
        for (int i = 0; i < LOOKS_FOR_A_LOST_REPLY; i++) {
            rest();
            var found = search.now();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Run look(Scope scope, ResourceId instance, String command) {
        try {
            return look.at(scope, instance, command);
        } catch (DependencyException e) {
            log.warn("Looking again [instance={}, command={}]: {}", instance, command, e.getMessage());
            return new Run.Going();
        }
    }
}
