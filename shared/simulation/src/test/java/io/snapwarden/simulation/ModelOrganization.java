package io.snapwarden.simulation;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.port.AccountDirectory;
import io.snapwarden.simulation.model.AccountRow;
import io.snapwarden.simulation.model.SimulatedOrganization;
import io.snapwarden.simulation.model.World;
import io.snapwarden.testkit.organization.OrganizationWorld;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// The model as the suite of organizations wants it, through one face. Every second page is empty.
///
record ModelOrganization(SimulatedOrganization organization, AccountDirectory directory, AtomicInteger made)
        implements OrganizationWorld {

    /// @param as the directory as an account sees it
    static ModelOrganization of(World world, Function<AccountId, AccountDirectory> as) {
        var organization = world.aws.organization().found(World.SCOPE.account()).withEmptyPages();
        return new ModelOrganization(organization, as.apply(World.SCOPE.account()), new AtomicInteger());
    }

    @Override
    public AccountId management() {
        return World.SCOPE.account();
    }

    /// The newest is the first in order.
    @Override
    public AccountId make(String name) {
        var id = new AccountId("%012d".formatted(900_000_000_000L - made.incrementAndGet()));
        organization.put(id, name, AccountRow.ACTIVE);
        return id;
    }

    @Override
    public void close(AccountId account) {
        organization.suspend(account);
    }
}
