package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.AccountId;

/// An account as ListAccounts shows it.
public record AccountRow(AccountId id, String name, String state) {

    public static final String ACTIVE = "ACTIVE";
}
