package io.snapwarden.domain.run;

import io.snapwarden.domain.obligation.RunKey;
import java.time.Instant;
import java.util.List;

/// What a run did in all of its scopes: the substance of a digest.
///
/// @param settled whether every obligation has ended; otherwise points are still pending
public record RunReport(RunKey run, Instant openedAt, Instant windowEnd, boolean settled, List<ScopeReport> scopes) {

    public RunReport {
        scopes = List.copyOf(scopes);
    }

    /// Whether a scope has a problem, or there was none to look at: a run that protects nothing is no success.
    public boolean bad() {
        return scopes.isEmpty() || scopes.stream().anyMatch(ScopeReport::bad);
    }
}
