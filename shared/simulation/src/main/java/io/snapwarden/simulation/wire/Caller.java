package io.snapwarden.simulation.wire;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;

/// Who calls, and where: read from the signature, which is not checked.
record Caller(AccountId account, String role, String region, String service) {

    Scope scope() {
        return new Scope(account, new Region(region));
    }

    String arn() {
        return role.equals(Sessions.OWN)
                ? "arn:aws:iam::" + account + ":user/" + role
                : "arn:aws:sts::" + account + ":assumed-role/" + role + "/session";
    }
}
