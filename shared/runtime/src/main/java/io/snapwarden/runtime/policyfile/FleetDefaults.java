package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.AccountId;

/// What holds for a fleet of which no more is said.
final class FleetDefaults {

    /// An account number that AWS uses in its own examples.
    static final AccountId ACCOUNT = new AccountId("111122223333");

    /// The same choices as the simulated AWS makes where nobody says more.
    static final double USED = 0.6;

    static final double CHANGE_RATE = 0.03;

    static final Vocabulary TYPES = Vocabulary.of("gp3", "gp2", "io1", "io2", "st1", "sc1", "standard");

    private FleetDefaults() {}
}
