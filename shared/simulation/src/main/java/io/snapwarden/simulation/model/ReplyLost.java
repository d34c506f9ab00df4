package io.snapwarden.simulation.model;

/// The call had its effect and its answer never came.
public final class ReplyLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReplyLost(String action) {
        super("the reply to " + action + " was lost");
    }
}
