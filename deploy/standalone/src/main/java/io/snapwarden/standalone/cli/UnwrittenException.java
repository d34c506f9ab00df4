package io.snapwarden.standalone.cli;

/// What was asked for is done, but the answer reached nobody.
public final class UnwrittenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnwrittenException(String message) {
        super(message);
    }
}
