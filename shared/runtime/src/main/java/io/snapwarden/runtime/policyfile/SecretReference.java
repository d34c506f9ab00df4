package io.snapwarden.runtime.policyfile;

import java.util.regex.Pattern;

/// Where a secret is, never the secret: `env:NAME` or `secretsmanager:NAME`.
public record SecretReference(String value) {

    private static final Pattern FORM =
            Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]{0,255}|secretsmanager:[A-Za-z0-9/_+=.@:-]{1,512}");

    /// @throws IllegalArgumentException without the text, which may be the secret itself
    public SecretReference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a reference, env:NAME or secretsmanager:NAME, found something else, which is not"
                            + " repeated here because it may be the secret itself");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
