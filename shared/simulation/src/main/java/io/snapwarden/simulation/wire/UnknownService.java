package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;

/// Every service that is not simulated.
final class UnknownService implements Service {

    @Override
    public Reply answer(Exchange exchange) {
        throw unknown("The service '" + exchange.caller().service() + "'");
    }

    static AwsError unknown(String what) {
        int notImplemented = 501;
        return AwsError.refused("NotImplemented", notImplemented, what + " is not simulated.");
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return JsonReply.error(error, requestId);
    }
}
