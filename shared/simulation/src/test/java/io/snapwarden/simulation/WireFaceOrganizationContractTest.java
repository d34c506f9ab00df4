package io.snapwarden.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.wire.WireFace;
import io.snapwarden.testkit.organization.OrganizationContract;
import io.snapwarden.testkit.organization.OrganizationWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same suite through the adapter of AWS and a socket.
class WireFaceOrganizationContractTest extends OrganizationContract {

    private static final AccountId STRANGER = new AccountId("999900001111");

    private final World world = World.with(World.steady());
    private final WireFace wire = new WireFace();

    @Override
    protected OrganizationWorld newWorld() {
        return ModelOrganization.of(world, account -> wire.open(world, account).organization());
    }

    @Test
    void whoMayNotListIsToldFromWhereOneMay() {
        var denied = wire.open(world, STRANGER).organization();
        assertThatThrownBy(denied::members)
                .isInstanceOf(DependencyException.class)
                .hasMessageContaining("ListAccounts for the organization failed: AccessDeniedException")
                .hasMessageContaining("Allow organizations:ListAccounts")
                .hasMessageContaining(
                        "the organization's management account or in one that is a delegated administrator");
    }

    @Test
    void whoIsInNoOrganizationIsToldToListAccounts() {
        var alone = wire.open(World.with(World.steady()), STRANGER).organization();
        assertThatThrownBy(alone::members)
                .hasMessageContaining("AWSOrganizationsNotInUseException")
                .hasMessageContaining("List the accounts in scopes.accounts.list instead");
    }

    @AfterEach
    void close() {
        wire.close();
    }
}
