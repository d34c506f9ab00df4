package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import java.util.List;

/// The Regions that accounts have. Safe for many threads.
public interface RegionDirectory {

    /// Those that are enabled for the account, in order.
    List<Region> enabled(AccountId account);
}
