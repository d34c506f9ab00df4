package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.model.Document;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A hook that writes down on its host that it was run, when, and for which execution.
record HookDocument(String name) implements Document {

    static final String PAUSE = "snapwarden-pause";
    static final String RESUME = "snapwarden-resume";
    static final String REPORT = "snapwarden-report";

    private static final String STORY = "story of hooks";

    record Ran(String hook, String execution, Instant at) {}

    @Override
    public Set<String> parameters() {
        return Set.of("command", "executionId", "policy", "slot", "source", "attempt");
    }

    @Override
    public List<Step> steps(Map<String, List<String>> parameters) {
        var execution = parameters.get("executionId").getFirst();
        return List.of(new Step(
                name,
                Duration.ofSeconds(3),
                shell ->
                        shell.files().merge(STORY, name + " " + execution + " " + shell.now() + "\n", String::concat)));
    }

    /// What hooks did on a host, in order.
    static List<Ran> story(SimulatedHost host) {
        return host.files()
                .getOrDefault(STORY, "")
                .lines()
                .map(line -> line.split(" ", -1))
                .map(words -> new Ran(words[0], words[1], Instant.parse(words[2])))
                .toList();
    }
}
