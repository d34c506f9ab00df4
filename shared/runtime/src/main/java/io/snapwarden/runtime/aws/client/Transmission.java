package io.snapwarden.runtime.aws.client;

import software.amazon.awssdk.core.interceptor.ExecutionAttribute;

/// Whether a request of one call is out and has not been refused. A call that runs out of time while it waits between
/// two throttled tries has made nothing; one that waits for an answer may have.
public final class Transmission {

    /// Given with a request, it is kept up to date while the call lasts.
    public static final ExecutionAttribute<Transmission> OF_CALL = new ExecutionAttribute<>("snapwarden-transmission");

    private volatile boolean unanswered;

    public boolean unanswered() {
        return unanswered;
    }

    void sent() {
        unanswered = true;
    }

    void refused() {
        unanswered = false;
    }
}
