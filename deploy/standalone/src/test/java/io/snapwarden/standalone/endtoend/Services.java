package io.snapwarden.standalone.endtoend;

import io.snapwarden.notifier.NotifierApplication;
import io.snapwarden.notifier.NotifierLambda;
import io.snapwarden.planner.PlannerApplication;
import io.snapwarden.planner.PlannerLambda;
import io.snapwarden.pruner.PrunerApplication;
import io.snapwarden.pruner.PrunerLambda;
import io.snapwarden.snapshotter.SnapshotterApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The processes of the story by their names, each behind a gate of its own.
final class Services implements AutoCloseable {

    private static final Map<String, Class<?>> MAINS = Map.of(
            "planner", PlannerApplication.class,
            "killed", SnapshotterApplication.class,
            "stopped", SnapshotterApplication.class,
            "third", SnapshotterApplication.class,
            "pruner", PrunerApplication.class,
            "notifier", NotifierApplication.class);

    private static final Map<String, Class<?>> FUNCTIONS =
            Map.of("planner", PlannerLambda.class, "pruner", PrunerLambda.class, "notifier", NotifierLambda.class);

    private static final Map<String, String> QUEUES =
            Map.of("planner", "plan", "pruner", "prune", "notifier", "notify");

    private final LocalDeployment deployment;
    private final Path logs;
    private final Map<String, Ec2Gate> gates = new HashMap<>();
    private final Map<String, ServiceProcess> running = new HashMap<>();
    private final Map<String, EventSource> sources = new HashMap<>();
    private final List<ServiceProcess> started = new ArrayList<>();

    Services(LocalDeployment deployment, Path logs) {
        this.deployment = deployment;
        this.logs = logs;
        MAINS.keySet().forEach(name -> gates.put(name, new Ec2Gate(deployment.endpoint())));
    }

    Ec2Gate gate(String name) {
        return gates.get(name);
    }

    /// Starts them side by side and waits for all; one that has ended may be started again.
    void start(String... names) throws InterruptedException {
        for (var name : names) {
            start(name);
            if (sources.containsKey(name)) {
                // AWS's runtime client unpacks a library to one place for all: none may load what another still writes
                sources.get(name).awaitFunction();
            }
        }
        Stream.of(names)
                .filter(name -> !sources.containsKey(name))
                .map(running::get)
                .forEach(ServiceProcess::awaitReady);
        Stream.of(names).filter(sources::containsKey).map(sources::get).forEach(EventSource::start);
    }

    int kill(String name) throws InterruptedException {
        return running.get(name).kill();
    }

    void terminate(String name) {
        if (sources.containsKey(name)) {
            sources.get(name).stop();
        }
        running.get(name).terminate();
    }

    int exitCode(String name) throws InterruptedException {
        return running.get(name).exitCode();
    }

    String logs() {
        return started.stream().map(ServiceProcess::log).collect(Collectors.joining());
    }

    void printingLogsIfItFails(Callable<?> story) throws Exception {
        boolean told = false;
        try {
            story.call();
            told = true;
        } finally {
            if (!told) {
                started.forEach(process -> System.err.println(process.tail()));
            }
        }
    }

    @Override
    public void close() {
        sources.values().forEach(EventSource::stop);
        started.forEach(ServiceProcess::close);
        sources.values().forEach(EventSource::close);
        gates.values().forEach(Ec2Gate::close);
    }

    private void start(String name) {
        var service = FUNCTIONS.containsKey(name) ? name : "snapshotter";
        var environment =
                new HashMap<>(deployment.environment(service, gate(name).endpoint()));
        environment.putAll(Map.of(
                "SNAPWARDEN_TICK", "off",
                "SNAPWARDEN_SCAN_EVERY", "2s",
                "SNAPWARDEN_SETTLE", "8s",
                "SNAPWARDEN_GRACE", "5s",
                "SNAPWARDEN_HEALTH", "0", // the tasks of this machine share its ports
                "SNAPWARDEN_LEASE", LocalDeployment.LEASE.toSeconds() + "s"));
        if (service.equals("snapshotter")) {
            environment.put("SNAPWARDEN_CONCURRENCY", "2");
        }
        var log = logs.resolve(started.size() + "-" + name + ".log");
        var process = deployment.isFunction(service)
                ? startFunction(name, environment, log)
                : ServiceProcess.start(name, MAINS.get(name), environment, log);
        started.add(process);
        running.put(name, process);
    }

    private ServiceProcess startFunction(String name, Map<String, String> environment, Path log) {
        var source = new EventSource(deployment, QUEUES.get(name));
        var earlier = sources.put(name, source);
        if (earlier != null) {
            earlier.close();
        }
        environment.put("AWS_LAMBDA_RUNTIME_API", source.runtimeApi());
        return ServiceProcess.startFunction(name, FUNCTIONS.get(name), environment, log);
    }
}
