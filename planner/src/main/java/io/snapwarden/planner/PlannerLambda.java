package io.snapwarden.planner;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.snapwarden.runtime.host.LambdaService;

/// Plans what Lambda received from the plan queue. The event source must report batch item failures.
public final class PlannerLambda extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private final LambdaService service;

    public PlannerLambda() {
        super(LambdaService.application());
        service = new LambdaService("planner", getApplicationContext());
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return service.handle(event);
    }
}
