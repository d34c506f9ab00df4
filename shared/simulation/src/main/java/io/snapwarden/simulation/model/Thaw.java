package io.snapwarden.simulation.model;

/// What ended a freeze.
public enum Thaw {
    DOCUMENT,
    WATCHDOG,
    POWER_OFF
}
