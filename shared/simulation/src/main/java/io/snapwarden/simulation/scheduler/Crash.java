package io.snapwarden.simulation.scheduler;

/// The death of a process in the middle of its work. It unwinds everything, and what it passes on its way out can call
/// no port any more.
public final class Crash extends Error {

    private static final long serialVersionUID = 1;

    Crash(String where) {
        super(where, null, false, false);
    }
}
