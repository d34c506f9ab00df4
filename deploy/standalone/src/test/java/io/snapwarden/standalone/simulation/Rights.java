package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.model.SimulatedAws;
import java.util.List;

/// What each role may do in the account: the pruner creates nothing, the others delete nothing.
record Rights(SimulatedAws aws) {

    private static final List<String> CREATES = List.of(
            "CreateSnapshot",
            "CreateSnapshots",
            "CreateTags",
            "StartBackupJob",
            "CreateDBSnapshot",
            "CreateDBClusterSnapshot");

    private static final List<String> DELETES =
            List.of("DeleteSnapshot", "DeleteRecoveryPoint", "DeleteDBSnapshot", "DeleteDBClusterSnapshot");

    void restore(String role) {
        aws.account(Scene.ACCOUNT).allow(role);
        deny(role, role.equals("pruner") ? CREATES : DELETES);
    }

    void deny(String role, List<String> actions) {
        aws.account(Scene.ACCOUNT).deny(role, actions);
    }
}
