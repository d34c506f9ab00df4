package io.snapwarden.simulation.scheduler;

import io.snapwarden.simulation.SimulationClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/// The machine under a process: its clock, which may be wrong, and the ports as it can reach them.
public final class Host {

    private final String name;
    private final SimulationClock time;
    private final Random random;
    private final EventLog log;
    private Duration skew = Duration.ZERO;
    private Mishaps mishaps = Mishaps.none();
    private Runnable struck = () -> {};

    Host(String name, SimulationClock time, Random random, EventLog log) {
        this.name = name;
        this.time = time;
        this.random = random;
        this.log = log;
    }

    public String name() {
        return name;
    }

    /// The time as this machine believes it to be.
    public InstantSource clock() {
        return () -> time.instant().plus(skew);
    }

    /// From now on its clock is wrong by so much.
    public void skew(Duration by) {
        log("clock is wrong by " + by);
        skew = by;
    }

    /// What may happen to its calls from now on.
    public void mishaps(Mishaps may) {
        mishaps = may;
    }

    /// Wants to know whenever something befalls this machine after which nobody can be sure what was done: it dies,
    /// an answer is lost, a call takes long, or what it sends goes out twice.
    public void whenStruck(Runnable hears) {
        struck = hears;
    }

    /// The port as this machine reaches it: every call is a place where others go on or something happens.
    public <T> T reach(Class<T> port, T real) {
        var handler = new Interleaving(this, port, real);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    /// Lets time pass inside a call, as a client does that waits before it tries again.
    public void pause(Duration duration) {
        var stretch = Stretch.current();
        if (stretch == null) {
            time.advance(duration);
        } else {
            stretch.pauseUntil(time.instant().plus(duration));
        }
    }

    Mishaps mishaps() {
        return mishaps;
    }

    boolean strikes(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    Duration upTo(Duration longest) {
        long millis = longest.toMillis();
        return millis <= 0 ? Duration.ZERO : Duration.ofMillis(random.nextLong(millis + 1));
    }

    Instant now() {
        return time.instant();
    }

    void strike(String how) {
        log(how);
        struck.run();
    }

    void log(String what) {
        log.add(time.instant(), name, what);
    }
}
