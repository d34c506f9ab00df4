package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;

/// One of the services of AWS, as the wire knows it.
interface Service {

    /// @throws AwsError for an answer that is an error
    Reply answer(Exchange exchange);

    /// The error in the shape of this service.
    Reply error(AwsError error, String requestId);
}
