package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.simulation.model.Document;
import io.snapwarden.simulation.model.Shell;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SnapshotRow;
import io.snapwarden.simulation.model.Step;
import io.snapwarden.simulation.model.VssDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// AWS's document for Windows, which shows the laws what it has made. How it goes can be changed.
final class WatchedVss implements Document {

    private final SimulatedAws aws;
    private final Scope scope;
    private final Consumer<Snapshot> made;
    private VssDocument real = new VssDocument(VssDocument.Course.WELL);

    /// @param made judges a member of what was made
    WatchedVss(SimulatedAws aws, Scope scope, Consumer<Snapshot> made) {
        this.aws = aws;
        this.scope = scope;
        this.made = made;
    }

    /// From now on.
    void goes(VssDocument.Course next) {
        real = new VssDocument(next);
    }

    @Override
    public Set<String> parameters() {
        return real.parameters();
    }

    @Override
    public void check(Map<String, List<String>> parameters) {
        real.check(parameters);
    }

    @Override
    public List<Step> steps(Map<String, List<String>> parameters) {
        var description = DumpDocument.parameter(parameters, "description");
        var steps = new ArrayList<Step>();
        for (var step : real.steps(parameters)) {
            steps.add(
                    step.name().equals(VssDocument.SNAPSHOT)
                            ? new Step(step.name(), step.takes(), shell -> snapshot(step, shell, description))
                            : step);
        }
        return steps;
    }

    private void snapshot(Step step, Shell shell, String description) {
        step.effect().accept(shell);
        aws.stage(scope).snapshots().stream()
                .map(SnapshotRow::facts)
                .filter(snapshot -> snapshot.description().equals(description))
                .findFirst()
                .ifPresent(made);
    }
}
