package io.snapwarden.runtime.port;

/// Secrets, which a policy file holds only by reference: `env:NAME` or `secretsmanager:NAME`.
public interface Secrets {

    /// The secret behind a reference. Never logged.
    String resolve(String reference);
}
