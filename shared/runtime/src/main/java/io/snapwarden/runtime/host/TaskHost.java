package io.snapwarden.runtime.host;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.ApplicationContext;
import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.config.Settings;
import io.snapwarden.runtime.ecs.EcsTaskProtection;
import io.snapwarden.runtime.port.TaskProtection;
import io.snapwarden.runtime.work.Pulse;
import io.snapwarden.runtime.work.Worker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A service as the whole of a container task: until SIGTERM, and then until what is in hand is settled.
public final class TaskHost {

    private static final Logger log = LoggerFactory.getLogger(TaskHost.class);

    /// A container is killed two minutes after SIGTERM.
    private static final Duration LONGEST_END = Duration.ofSeconds(115);

    private TaskHost() {}

    public static void serve(String name) throws InterruptedException {
        serve(name, _ -> {});
    }

    /// Serves the one [Service] of the application, and ends the process where it cannot start. When another policy
    /// file is in force it finishes what is in hand and begins again.
    ///
    /// @param also what starts beside it
    public static void serve(String name, Consumer<ApplicationContext> also) throws InterruptedException {
        var pulse = new AtomicReference<>(new Pulse());
        try (var _ = health(pulse)) {
            while (isOutdatedAfterServing(name, also, requireNonNull(pulse.get()))) {
                log.info("{} begins again, by another policy file", name);
                pulse.set(new Pulse());
            }
            log.info("{} stopped", name);
        } catch (RuntimeException e) {
            System.exit(StartFailure.of(e).tell(name));
        }
    }

    private static @Nullable HealthServer health(AtomicReference<Pulse> pulse) {
        return Settings.ofEnvironment()
                .health()
                .map(address -> HealthServer.open(
                        address, () -> requireNonNull(pulse.get()).health()))
                .orElse(null);
    }

    private static TaskProtection protection() {
        return Settings.ofEnvironment()
                .ecsAgent()
                .<TaskProtection>map(EcsTaskProtection::new)
                .orElse(TaskProtection.NONE);
    }

    private static boolean isOutdatedAfterServing(String name, Consumer<ApplicationContext> also, Pulse pulse)
            throws InterruptedException {
        try (var context = ApplicationContext.run()) {
            var worker = context.getBean(Service.class).worker(pulse, protection());
            try (var watch = new PolicyWatch(context.getBean(Foundation.class), worker::stop)) {
                also.accept(context);
                log.info("{} ready", name);
                run(worker);
                return watch.hasSeenAnother();
            }
        }
    }

    public static void run(Worker worker) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker), "stop-worker"));
        worker.run();
    }

    private static void end(Worker worker) {
        worker.stop();
        try {
            worker.awaitEnd(LONGEST_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
