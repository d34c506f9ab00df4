package io.snapwarden.domain.run;

import io.snapwarden.domain.obligation.RunKey;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What a run did in all of its scopes: the substance of a digest.
///
/// @param settled whether every obligation has ended; otherwise points are still pending
/// @param rest the scopes that are not named, for an event's size is limited; null where all are
public record RunReport(
        RunKey run,
        Instant openedAt,
        Instant windowEnd,
        boolean settled,
        List<ScopeReport> scopes,
        @Nullable Rest rest) {

    /// Scopes that a report does not name, in sum.
    ///
    /// @param completed good points, the late ones included
    /// @param pending captured, not yet completed
    /// @param hash of the whole report, see [#keyOf]
    public record Rest(int scopes, int completed, int pending, int failed, int missed, String hash) {}

    public RunReport {
        scopes = List.copyOf(scopes);
    }

    /// Of all scopes.
    public RunReport(RunKey run, Instant openedAt, Instant windowEnd, boolean settled, List<ScopeReport> scopes) {
        this(run, openedAt, windowEnd, settled, scopes, null);
    }

    /// The same, naming only these of its scopes.
    ///
    /// @param hash of this report, under which the run ledger has it
    public RunReport naming(List<ScopeReport> named, String hash) {
        var others = new Rest(
                scopes.size() - named.size(),
                beyond(named, ScopeReport::completed),
                beyond(named, ScopeReport::pending),
                beyond(named, ScopeReport::failed),
                beyond(named, ScopeReport::missed),
                hash);
        return new RunReport(run, openedAt, windowEnd, settled, named, others);
    }

    /// Where the run ledger has a report of this run that no event has room for.
    public String keyOf(String hash) {
        return "reports/" + run.policy() + "/" + run.slot() + "/" + hash;
    }

    /// Whether a scope has a problem, or there was none to look at: a run that protects nothing is no success.
    public boolean bad() {
        return scopes.isEmpty()
                || scopes.stream().anyMatch(ScopeReport::bad)
                || (rest != null && rest.failed() + rest.missed() > 0);
    }

    private int beyond(List<ScopeReport> named, ToIntFunction<ScopeReport> of) {
        return scopes.stream().mapToInt(of).sum() - named.stream().mapToInt(of).sum();
    }
}
