package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.model.SimulatedAws;
import java.util.List;

/// What each role may do in the account: the pruner creates nothing, the others delete nothing.
record Rights(SimulatedAws aws) {

    void restore(String role) {
        aws.account(Scene.ACCOUNT).allow(role);
        deny(
                role,
                role.equals("pruner")
                        ? List.of("CreateSnapshot", "CreateSnapshots", "CreateTags")
                        : List.of("DeleteSnapshot"));
    }

    void deny(String role, List<String> actions) {
        aws.account(Scene.ACCOUNT).deny(role, actions);
    }
}
