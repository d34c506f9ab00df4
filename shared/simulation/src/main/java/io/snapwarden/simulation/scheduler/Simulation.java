package io.snapwarden.simulation.scheduler;

import io.snapwarden.simulation.SimulationClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;

/// Runs processes in one thread of time. Who goes on next, how long a call takes and what goes wrong follow from the
/// seed alone, so that a run can be repeated.
public final class Simulation implements AutoCloseable {

    /// A Friday in winter, an hour before most backups.
    public static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private record Incident(Instant at, long order, String what, Runnable run) {}

    private final long seed;
    private final Random random;
    private final SimulationClock clock = new SimulationClock(START);
    private final EventLog log = new EventLog();
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private final List<Runnable> laws = new ArrayList<>();
    private final PriorityQueue<Incident> incidents =
            new PriorityQueue<>(Comparator.comparing(Incident::at).thenComparingLong(Incident::order));
    private long steps;
    private long planned;

    private Simulation(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    public static Simulation withSeed(long seed) {
        return new Simulation(seed);
    }

    public long seed() {
        return seed;
    }

    /// The true time.
    public SimulationClock clock() {
        return clock;
    }

    public EventLog log() {
        return log;
    }

    /// A process that runs the program; when it dies, the program is made anew, and so is all that it remembers.
    public Host process(String name, Function<Host, Actor> program) {
        var host = new Host(name, clock, random, log);
        processes.add(new SimulatedProcess(host, program));
        return host;
    }

    /// Something that happens from outside.
    public void at(Instant instant, String what, Runnable incident) {
        incidents.add(new Incident(instant, planned++, what, incident));
    }

    /// The process dies where it stands.
    public void kill(Host host) {
        processes.stream().filter(process -> process.host() == host).forEach(SimulatedProcess::kill);
    }

    /// What may happen to the calls of all processes from now on.
    public void mishaps(Mishaps may) {
        processes.forEach(process -> process.host().mishaps(may));
    }

    /// Must hold after every step; throws when it does not.
    public void always(Runnable law) {
        laws.add(law);
    }

    /// Lets so much time pass, and everything in it happen.
    public void runFor(Duration time) {
        var end = clock.instant().plus(time);
        while (step(end)) {
            steps++;
        }
        clock.advanceTo(end);
    }

    /// Also ends the threads of what was in the middle of something.
    @Override
    public void close() {
        processes.forEach(SimulatedProcess::end);
    }

    /// @return whether something happened before the end
    private boolean step(Instant end) {
        var next = nextInstant();
        if (next.isAfter(end)) {
            return false;
        }
        if (next.isAfter(clock.instant())) {
            clock.advanceTo(next);
        }
        if (!incident()) {
            var ready = ready();
            goOn(ready.get(random.nextInt(ready.size())));
        }
        laws.forEach(this::hold);
        return true;
    }

    private Instant nextInstant() {
        var next = incidents.isEmpty() ? Instant.MAX : incidents.peek().at();
        for (var process : processes) {
            var due = process.due();
            if (due.isPresent() && due.get().isBefore(next)) {
                next = due.get();
            }
        }
        return next;
    }

    private boolean incident() {
        var first = incidents.peek();
        if (first == null || first.at().isAfter(clock.instant())) {
            return false;
        }
        incidents.remove();
        log.add(clock.instant(), "world", first.what());
        first.run().run();
        return true;
    }

    private List<SimulatedProcess> ready() {
        var now = clock.instant();
        return processes.stream()
                .filter(process -> process.due().filter(at -> !at.isAfter(now)).isPresent())
                .toList();
    }

    private void goOn(SimulatedProcess process) {
        var surprise = process.goOn();
        if (surprise != null) {
            throw failure(process.host().name() + " failed", surprise);
        }
    }

    private void hold(Runnable law) {
        try {
            law.run();
        } catch (AssertionError | RuntimeException e) {
            throw failure("a law is broken", e);
        }
    }

    private AssertionError failure(String what, Throwable cause) {
        return new AssertionError(
                what + " [seed " + seed + ", step " + steps + ", " + clock.instant() + "]: " + cause.getMessage() + "\n"
                        + log.tail(30),
                cause);
    }
}
