package io.snapwarden.runtime.port;

/// Secrets, which a policy file holds only by reference: `env:NAME` or `secretsmanager:NAME`.
public interface Secrets {

    /// The secret behind a reference. Never logged.
    ///
    /// @throws SecretException where the reference leads to none
    String resolve(String reference);
}
