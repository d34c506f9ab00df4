package io.snapwarden.simulation.model;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Reads how a call was refused.
final class Refusals {

    private Refusals() {}

    static String codeOf(ThrowingCallable call) {
        var error = catchThrowableOfType(AwsError.class, call);
        return error == null ? "OK" : error.code();
    }
}
