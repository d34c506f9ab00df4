package io.snapwarden.runtime.aws.client;

/// Whether a request of one call is out and has not been refused. A call that runs out of time while it waits between
/// two throttled tries has made nothing; one that waits for an answer may have.
public final class Transmission {

    /// Bound around a call, it is kept up to date while the call lasts: a synchronous client tells of its requests on
    /// the thread that calls.
    public static final ScopedValue<Transmission> OF_CALL = ScopedValue.newInstance();

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
