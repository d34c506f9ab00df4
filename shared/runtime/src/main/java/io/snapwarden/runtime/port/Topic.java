package io.snapwarden.runtime.port;

/// Where digests go.
public interface Topic {

    /// @param subject printable ASCII, fewer than 100 characters
    void publish(String subject, String body);
}
