package io.snapwarden.standalone.cli;

/// What was asked for cannot be: the message names it, and says what can.
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
