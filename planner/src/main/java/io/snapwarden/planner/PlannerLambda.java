package io.snapwarden.planner;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.snapwarden.runtime.host.LambdaHost;
import io.snapwarden.runtime.host.Service;

/// Plans what Lambda received from the plan queue. The event source must report batch item failures.
public final class PlannerLambda extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private final LambdaHost host =
            getApplicationContext().getBean(Service.class).lambda();

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return host.handle(event);
    }
}
