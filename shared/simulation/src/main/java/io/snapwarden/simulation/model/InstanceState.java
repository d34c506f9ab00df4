package io.snapwarden.simulation.model;

import java.util.Locale;

/// The states that last; the ones between them pass at once.
public enum InstanceState {
    RUNNING(16),
    STOPPED(80),
    TERMINATED(48);

    private final int code;

    InstanceState(int code) {
        this.code = code;
    }

    /// The number that EC2 gives it.
    public int code() {
        return code;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
