package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import java.time.Instant;
import java.util.List;

/// A run as the run ledger remembers it.
///
/// @param phase how far it is
/// @param phaseAt since when
/// @param nextScanAt from then on its scopes are due for a scan
public record RunRecord(
        RunKey run,
        List<Scope> scopes,
        boolean onDemand,
        Instant openedAt,
        Instant windowEnd,
        Phase phase,
        Instant phaseAt,
        Instant nextScanAt) {

    /// CLOSING means that the closing is being announced; it is announced again when that takes too long.
    public enum Phase {
        OPEN,
        CLOSING,
        CLOSED,
        SETTLED
    }

    public RunRecord {
        scopes = List.copyOf(scopes);
    }

    /// A run that nobody has scanned yet.
    static RunRecord opened(RunKey run, List<Scope> scopes, boolean onDemand, Instant now, Instant windowEnd) {
        return new RunRecord(run, scopes, onDemand, now, windowEnd, Phase.OPEN, now, now);
    }

    RunRecord in(Phase next, Instant now) {
        return new RunRecord(run, scopes, onDemand, openedAt, windowEnd, next, now, nextScanAt);
    }

    RunRecord scannedNextAt(Instant next) {
        return new RunRecord(run, scopes, onDemand, openedAt, windowEnd, phase, phaseAt, next);
    }

    /// Whether it has so many scopes that they must not each ask for a review of all the others.
    boolean wide() {
        return scopes.size() > 50;
    }

    boolean windowOpenAt(Instant now) {
        return now.isBefore(windowEnd);
    }

    /// Whether its closing was announced, or is being announced.
    public boolean closed() {
        return phase != Phase.OPEN;
    }
}
