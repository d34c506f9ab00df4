package io.snapwarden.testkit.lane;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips by name, or fails where the lane was required.
final class LaneCondition implements ExecutionCondition {

    private static final String REQUIRE = "SNAPWARDEN_REQUIRE";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return findAnnotation(context.getElement(), RequiresLane.class)
                .map(annotation -> evaluate(Lane.of(annotation.value())))
                .orElse(ConditionEvaluationResult.enabled("no lane is needed"));
    }

    private static ConditionEvaluationResult evaluate(Lane lane) {
        if (lane.isThere()) {
            return ConditionEvaluationResult.enabled("lane " + lane.word() + " is there");
        }
        if (lane.isRequired(System.getenv().getOrDefault(REQUIRE, ""))) {
            throw new IllegalStateException(REQUIRE + " names it, but " + lane.whySkipped());
        }
        return ConditionEvaluationResult.disabled(lane.whySkipped());
    }
}
