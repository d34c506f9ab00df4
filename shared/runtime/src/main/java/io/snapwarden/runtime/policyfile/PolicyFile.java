package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.policy.PruneRule;
import org.jspecify.annotations.Nullable;

/// A policy file that was accepted.
///
/// @param ledger null when the file says nothing: the settings of the process decide
public record PolicyFile(
        ScopeChoice scopes,
        @Nullable LedgerLocation ledger,
        PruneRule prune,
        NotifySettings notification,
        PolicySet policies) {}
