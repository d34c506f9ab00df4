package io.snapwarden.runtime.config;

/// A setting that is missing or wrong. The message names it and says what it should be.
public final class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }

    public SettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
