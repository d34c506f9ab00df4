package io.snapwarden.simulation.scheduler;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkSender;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stands between a process and a port. Before the call and after it others may go on, and the process may die; the
/// call may fail, be lost, be made twice, or take long.
final class Interleaving implements InvocationHandler {

    private static final Set<Class<?>> SENDERS = Set.of(WorkQueue.class, WorkSender.class, EventSink.class);
    private static final Set<String> SENDING = Set.of("send", "publish");
    private static final int LONGEST_ARGUMENT = 100;

    private final Host host;
    private final Class<?> port;
    private final Object real;

    Interleaving(Host host, Class<?> port, Object real) {
        this.host = host;
        this.port = port;
        this.real = real;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        var stretch = Stretch.current();
        if (stretch == null || method.getDeclaringClass() == Object.class) {
            return call(method, arguments);
        }
        var what = port.getSimpleName() + "." + method.getName() + about(arguments);
        before(stretch, what);
        boolean sends = SENDERS.contains(port) && SENDING.contains(method.getName());
        if (port == EventSink.class && host.strikes(host.mishaps().loseEvent())) {
            host.log(what + " goes nowhere");
            return null;
        }
        if (sends && host.strikes(host.mishaps().repeat())) {
            host.strike(what + " goes out twice");
            call(method, arguments);
        }
        host.log(what);
        var answer = call(method, arguments);
        return after(stretch, what) ? answer : lost(what, method.getReturnType());
    }

    private void before(Stretch stretch, String what) {
        var mishaps = host.mishaps();
        stretch.dieIfCrashing();
        travel(what);
        if (host.strikes(mishaps.crashBefore())) {
            host.strike("dies before " + what);
            throw stretch.crash(what);
        }
        if (host.strikes(mishaps.fail())) {
            host.log(what + " fails");
            throw unavailable(what + " failed and did nothing");
        }
    }

    /// The way there or back, while others go on.
    private void travel(String what) {
        var mishaps = host.mishaps();
        host.pause(host.upTo(mishaps.latency()));
        if (host.strikes(mishaps.stall())) {
            var stall = host.upTo(mishaps.longestStall());
            host.strike(what + " stalls for " + stall);
            host.pause(stall);
        }
    }

    /// @return whether the answer arrives
    private boolean after(Stretch stretch, String what) {
        if (host.strikes(host.mishaps().crashAfter())) {
            host.strike("dies after " + what);
            throw stretch.crash(what);
        }
        travel(what);
        return !host.strikes(host.mishaps().loseReply());
    }

    private Object lost(String what, Class<?> answer) {
        host.strike("the reply to " + what + " is lost");
        var why = "the reply to " + what + " was lost";
        if (answer == SnapshotCreator.Creation.class) {
            return new SnapshotCreator.Creation.Ambiguous(why);
        }
        if (answer == HostCommands.Sending.class) {
            return new HostCommands.Sending.Ambiguous(why);
        }
        throw unavailable(why);
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /// Only what reads the same in every run.
    private static String about(Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0) {
            return "";
        }
        var first = arguments[0];
        var words = first instanceof CharSequence || first instanceof Scope ? first.toString() : "";
        return words.isEmpty() ? "" : " " + words.substring(0, Math.min(words.length(), LONGEST_ARGUMENT));
    }

    private static DependencyException unavailable(String why) {
        return new DependencyException(
                DependencyException.Kind.UNAVAILABLE, why, new IllegalStateException("simulated"));
    }
}
