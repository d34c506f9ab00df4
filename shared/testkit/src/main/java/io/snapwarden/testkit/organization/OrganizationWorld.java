package io.snapwarden.testkit.organization;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.port.AccountDirectory;

/// An organization with its management account alone, the directory of it as that account sees it, and what a test
/// needs done behind its back.
public interface OrganizationWorld {

    AccountDirectory directory();

    AccountId management();

    AccountId make(String name);

    /// The account is closed: it is listed as suspended for a while.
    void close(AccountId account);
}
