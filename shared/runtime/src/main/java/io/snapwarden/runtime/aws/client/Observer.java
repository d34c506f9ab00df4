package io.snapwarden.runtime.aws.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Sees each request go out and each answer come in: counts them, and hears the time.
final class Observer implements ExecutionInterceptor {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final ApiCalls calls;
    private final AwsTime time;

    Observer(ApiCalls calls, AwsTime time) {
        this.calls = calls;
        this.time = time;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        calls.countSent(operation(attributes));
        if (Transmission.OF_CALL.isBound()) {
            Transmission.OF_CALL.get().sent();
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        var answer = context.httpResponse();
        if (answer.statusCode() == TOO_MANY_REQUESTS || answer.statusCode() == UNAVAILABLE) {
            calls.countThrottled(operation(attributes));
            if (Transmission.OF_CALL.isBound()) {
                Transmission.OF_CALL.get().refused();
            }
        }
        answer.firstMatchingHeader("Date").ifPresent(this::hear);
    }

    private void hear(String date) {
        try {
            time.heard(Instant.from(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException _) {
            // A proxy's odd date says nothing about the clock.
        }
    }

    private static String operation(ExecutionAttributes attributes) {
        return String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
}
