package io.snapwarden.simulation.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A process: it acts, may die in the act, and is then started anew with nothing in its memory.
final class SimulatedProcess {

    /// An actor that calls no port still lets some time pass.
    private static final Duration LEAST = Duration.ofMillis(1);

    private final Host host;
    private final Function<Host, Actor> program;
    private @Nullable Actor actor;
    private @Nullable Stretch stretch;
    private Instant notBefore;

    SimulatedProcess(Host host, Function<Host, Actor> program) {
        this.host = host;
        this.program = program;
        notBefore = host.now();
    }

    Host host() {
        return host;
    }

    /// When it goes on; empty while it has nothing to do.
    Optional<Instant> due() {
        if (stretch != null) {
            return Optional.of(stretch.wakeAt());
        }
        if (actor == null) {
            return Optional.of(notBefore);
        }
        return actor.due().map(at -> at.isBefore(notBefore) ? notBefore : at);
    }

    /// Starts, or goes on until it pauses, ends its act, or dies.
    ///
    /// @return what escaped it, other than a crash
    @Nullable
    Throwable goOn() {
        var actor = this.actor;
        if (actor == null) {
            host.log("starts");
            this.actor = program.apply(host);
            return null;
        }
        var running = stretch == null ? new Stretch(host.name(), host.now(), actor::act) : stretch;
        stretch = running;
        running.resume();
        if (!running.over()) {
            return null;
        }
        stretch = null;
        notBefore = host.now().plus(LEAST);
        if (running.crashed()) {
            bury();
        }
        return running.surprise();
    }

    /// Dies now, if it is in the middle of something.
    void kill() {
        if (stretch != null) {
            stretch.kill();
            stretch = null;
        }
        host.strike("is killed");
        bury();
    }

    private void bury() {
        actor = null;
        notBefore = host.now().plus(LEAST).plus(host.upTo(host.mishaps().restart()));
    }

    /// Ends its thread, for good.
    void end() {
        if (stretch != null) {
            stretch.kill();
            stretch = null;
        }
    }
}
