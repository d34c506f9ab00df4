package io.snapwarden.notifier;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.snapwarden.runtime.host.LambdaService;

/// Tells people what Lambda received from the notify queue. The event source must report batch item failures.
public final class NotifierLambda extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private final LambdaService service;

    public NotifierLambda() {
        super(LambdaService.application());
        service = new LambdaService("notifier", getApplicationContext());
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return service.handle(event);
    }
}
