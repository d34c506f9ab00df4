package io.snapwarden.standalone.hostile;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.DependencyException.Kind;
import io.snapwarden.simulation.SimulationClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;

/// A switch before something outside. While it is down, every call fails as an adapter would have it fail.
final class Outage {

    private final String words;
    private boolean down;
    private String concerned = "";
    private Runnable pause = () -> {};
    private int refused;

    Outage(String words) {
        this.words = words;
    }

    void begins() {
        beginsFor("");
    }

    /// Only of calls whose first word begins like this.
    void beginsFor(String beginning) {
        down = true;
        concerned = beginning;
    }

    void ends() {
        down = false;
    }

    /// Every call takes so long, from now on.
    void slowedDownBy(SimulationClock clock, Duration each) {
        pause = () -> clock.advance(each);
    }

    /// Calls that met it.
    int refused() {
        return refused;
    }

    <T> T over(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    if (down
                            && (concerned.isEmpty()
                                    || String.valueOf(arguments[0]).startsWith(concerned))) {
                        refused++;
                        throw new DependencyException(Kind.UNAVAILABLE, words, null);
                    }
                    pause.run();
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
