package io.snapwarden.cloudformation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The hub's two alarms and their steps, as CloudWatch and Application Auto Scaling read them, minute by minute. What
/// AWS adds is left out: a minute or two until a metric is there, and the start of a task.
final class ScalingPolicy {

    /// What SQS counts in a queue at the end of a minute.
    record Counts(int visible, int inHand, int putOff) {}

    private record Step(double from, double to, int tasks) {}

    private final double perTask;
    private final int most;
    private final double threshold;
    private final int idleMinutes;
    private final List<Step> steps;
    private final Deque<Integer> lately = new ArrayDeque<>();

    private ScalingPolicy(Template hub) {
        perTask = number(parameter(hub, "BacklogPerTask"));
        most = (int) number(parameter(hub, "MostTasks"));
        var backlog = hub.resource("Backlog");
        threshold = number(backlog.at("Threshold"));
        var shares = Yaml.map(Yaml.list(backlog.at("Metrics")).getFirst()).get("Expression");
        expect(shares, Map.of("Fn::Sub", "CEIL((FILL(waiting, 0) + FILL(inhand, 0)) / ${BacklogPerTask})"));
        var idle = hub.resource("Idle");
        expect(
                Yaml.map(Yaml.list(idle.at("Metrics")).getFirst()).get("Expression"),
                "FILL(waiting, 0) + FILL(inhand, 0) + FILL(putoff, 0)");
        idleMinutes = (int) number(idle.at("EvaluationPeriods"));
        steps =
                Yaml.list(hub.resource("TasksByBacklog").at("StepScalingPolicyConfiguration", "StepAdjustments"))
                        .stream()
                        .map(Yaml::map)
                        .map(ScalingPolicy::step)
                        .toList();
    }

    /// @throws IllegalArgumentException when the template computes otherwise than is modelled here
    static ScalingPolicy of(Template hub) {
        return new ScalingPolicy(hub);
    }

    int most() {
        return most;
    }

    int idleMinutes() {
        return idleMinutes;
    }

    /// @param tasks that there are
    /// @return that there shall be
    int after(Counts counts, int tasks) {
        lately.addLast(counts.visible() + counts.inHand() + counts.putOff());
        if (lately.size() > idleMinutes) {
            lately.removeFirst();
        }
        double over = Math.ceil((counts.visible() + counts.inHand()) / perTask) - threshold;
        if (over >= 0) {
            return Math.min(most, stepFor(over));
        }
        boolean idle = lately.size() == idleMinutes && lately.stream().allMatch(count -> count == 0);
        return idle ? 0 : tasks;
    }

    private int stepFor(double over) {
        return steps.stream()
                .filter(step -> step.from() <= over && over < step.to())
                .findFirst()
                .orElseThrow()
                .tasks();
    }

    private static Step step(Map<String, Object> step) {
        var to = step.get("MetricIntervalUpperBound");
        return new Step(
                number(step.get("MetricIntervalLowerBound")), to == null ? Double.POSITIVE_INFINITY : number(to), (int)
                        number(step.get("ScalingAdjustment")));
    }

    private static Object parameter(Template hub, String name) {
        return Yaml.map(hub.section("Parameters").get(name)).get("Default");
    }

    private static void expect(Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new IllegalArgumentException("expected " + expected + ", which is modelled here, found " + found);
        }
    }

    private static double number(Object text) {
        return Double.parseDouble((String) text);
    }
}
