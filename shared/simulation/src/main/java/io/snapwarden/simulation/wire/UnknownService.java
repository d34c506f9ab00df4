package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;
import java.util.Map;

/// Every service that is not simulated. The code stands in the header where services that speak JSON have it.
final class UnknownService implements Service {

    private static final int NOT_IMPLEMENTED = 501;

    @Override
    public Reply answer(Exchange exchange) {
        throw AwsError.refused(
                "NotImplemented",
                NOT_IMPLEMENTED,
                "The service '" + exchange.caller().service() + "' is not simulated.");
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        var message = String.valueOf(error.getMessage());
        return new Reply(
                error.status(),
                "application/json",
                "{\"__type\":\"" + error.code() + "\",\"message\":\"" + message.replace("\"", "'") + "\"}",
                Map.of("x-amzn-errortype", error.code()));
    }
}
