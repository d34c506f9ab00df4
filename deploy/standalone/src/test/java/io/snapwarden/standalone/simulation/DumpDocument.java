package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.model.Document;
import io.snapwarden.simulation.model.Shell;
import io.snapwarden.simulation.model.SimulatedBucket;
import io.snapwarden.simulation.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// An application's own backup: it takes some minutes, leaves an object where it is told, and prints what became of it.
final class DumpDocument implements Document {

    static final String NAME = "snapwarden-dump";
    static final String DUMP = "dump";
    static final String BUCKET = "backups";

    /// How it goes.
    enum Course {
        WELL,
        FAILS,
        LEAVES_NOTHING,
        LEAVES_NOTHING_IN_IT
    }

    private static final int NO_SPACE = 28;

    private final SimulatedBucket bucket;
    private Course course = Course.WELL;

    DumpDocument(SimulatedBucket bucket) {
        this.bucket = bucket;
    }

    /// From now on.
    void goes(Course next) {
        course = next;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("command", "executionId", "executionTimeout", "policy", "slot", "source", "attempt", "proof");
    }

    @Override
    public List<Step> steps(Map<String, List<String>> parameters) {
        return List.of(new Step(DUMP, Duration.ofMinutes(4), shell -> dump(shell, parameters)));
    }

    private void dump(Shell shell, Map<String, List<String>> parameters) {
        var slot = parameter(parameters, "slot");
        switch (course) {
            case WELL -> leave(parameters, "the dump of " + slot);
            case LEAVES_NOTHING -> {}
            case LEAVES_NOTHING_IN_IT -> leave(parameters, "");
            case FAILS -> {
                shell.printError("no space left for " + slot + "\n");
                shell.exit(NO_SPACE);
                return;
            }
        }
        shell.print("dumped " + slot + "\n");
    }

    private void leave(Map<String, List<String>> parameters, String text) {
        bucket.write(key(parameter(parameters, "proof")), text);
    }

    /// Of an object of [#BUCKET].
    static String key(String address) {
        return address.substring(("s3://" + BUCKET + "/").length());
    }

    static String parameter(Map<String, List<String>> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), name).getFirst();
    }
}
