package io.snapwarden.pruner;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.snapwarden.runtime.host.LambdaHost;
import io.snapwarden.runtime.host.Service;

/// Prunes what Lambda received from the prune queue. The event source must report batch item failures.
public final class PrunerLambda extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private final LambdaHost host =
            getApplicationContext().getBean(Service.class).lambda();

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return host.handle(event);
    }
}
