package io.snapwarden.pruner;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.snapwarden.runtime.host.LambdaService;

/// Prunes what Lambda received from the prune queue. The event source must report batch item failures.
public final class PrunerLambda extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private final LambdaService service;

    public PrunerLambda() {
        super(LambdaService.application());
        service = new LambdaService("pruner", getApplicationContext());
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return service.handle(event);
    }
}
