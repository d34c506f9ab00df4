package io.snapwarden.standalone.endtoend;

import io.snapwarden.notifier.NotifierApplication;
import io.snapwarden.planner.PlannerApplication;
import io.snapwarden.pruner.PrunerApplication;
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

    private final LocalDeployment deployment;
    private final Path logs;
    private final Map<String, Ec2Gate> gates = new HashMap<>();
    private final Map<String, ServiceProcess> running = new HashMap<>();
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
    void start(String... names) {
        var starting = Stream.of(names).map(this::start).toList();
        starting.forEach(ServiceProcess::awaitReady);
    }

    int kill(String name) throws InterruptedException {
        return running.get(name).kill();
    }

    void terminate(String name) {
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
        started.forEach(ServiceProcess::close);
        gates.values().forEach(Ec2Gate::close);
    }

    private ServiceProcess start(String name) {
        var environment = new HashMap<>(deployment.environment(gate(name).endpoint()));
        environment.putAll(Map.of(
                "SNAPWARDEN_TICK", "off",
                "SNAPWARDEN_SCAN_EVERY", "2s",
                "SNAPWARDEN_SETTLE", "8s",
                "SNAPWARDEN_GRACE", "5s",
                "SNAPWARDEN_LEASE", LocalDeployment.LEASE.toSeconds() + "s"));
        if (MAINS.get(name) == SnapshotterApplication.class) {
            environment.put("SNAPWARDEN_CONCURRENCY", "2");
        }
        var log = logs.resolve(started.size() + "-" + name + ".log");
        var process = ServiceProcess.start(name, MAINS.get(name), environment, log);
        started.add(process);
        running.put(name, process);
        return process;
    }
}
