package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.AccountId;

/// AWS Organizations as a role of one account sees it.
public final class OrganizationCalls {

    private final SimulatedOrganization organization;
    private final AccountId caller;
    private final Gate gate;
    private final String role;

    OrganizationCalls(SimulatedOrganization organization, AccountId caller, Gate gate, String role) {
        this.organization = organization;
        this.caller = caller;
        this.gate = gate;
        this.role = role;
    }

    /// @param token of the page before; empty for the first
    public Page<AccountRow> listAccounts(String token) {
        return gate.pass(role, "ListAccounts", true, () -> organization.page(caller, token));
    }
}
