package io.snapwarden.runtime.port;

/// A reference leads to no secret: it names nothing, or something without a text. People can mend it.
public final class SecretException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public SecretException(String message) {
        super(message);
    }
}
