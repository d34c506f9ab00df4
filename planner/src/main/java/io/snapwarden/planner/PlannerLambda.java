package io.snapwarden.planner;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.host.LambdaHost;
import io.snapwarden.runtime.work.WorkProcessor;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Plans what Lambda received from the planner's queue. The event source must report batch item failures.
public final class PlannerLambda extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    @Inject
    @Nullable
    WorkProcessor<Message> processor;

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return new LambdaHost(Objects.requireNonNull(processor, "the context injects it")).handle(event);
    }
}
