package io.snapwarden.runtime.port;

import io.snapwarden.domain.work.Message;
import java.time.Duration;
import java.util.List;

/// Sends work to the service that does it.
public interface WorkSender {

    /// @param delay before anybody sees it, at most [WorkQueue#LONGEST_DELAY]
    record Dispatch(Message message, Duration delay) {}

    void send(List<Dispatch> work);

    default void send(Message message) {
        send(List.of(new Dispatch(message, Duration.ZERO)));
    }
}
