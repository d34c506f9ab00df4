package io.snapwarden.runtime.policyfile;

import java.util.Optional;

/// A spot where a secret is named. Whatever stands there instead is never shown, because it may be the secret.
final class SecretText {

    private SecretText() {}

    static Optional<SecretReference> read(Cursor at) {
        if (at.node() instanceof YamlNode.Text text && text.plain()) {
            // what looks like a number to YAML may be a secret too
            return at.tried(() -> new SecretReference(text.value()));
        }
        return at.text("a reference, env:NAME or secretsmanager:NAME", SecretReference::new);
    }
}
