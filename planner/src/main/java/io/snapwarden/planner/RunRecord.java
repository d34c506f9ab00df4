package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.ScopeGroup;
import io.snapwarden.domain.obligation.RunKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run as the run ledger remembers it. Every scan reads it, so it is short however many scopes there are.
///
/// @param scopes where it owes something, together
/// @param phase how far it is
/// @param phaseAt since when
/// @param nextScanAt from then on its scopes are due for a scan
/// @param rest after it was closed, those of its scopes that have not ended; null while all may have something to do
public record RunRecord(
        RunKey run,
        List<ScopeGroup> scopes,
        boolean onDemand,
        Instant openedAt,
        Instant windowEnd,
        Phase phase,
        Instant phaseAt,
        Instant nextScanAt,
        @Nullable List<ScopeGroup> rest) {

    private static final int WIDE = 50;

    /// CLOSING means that the closing is being announced; it is announced again when that takes too long.
    public enum Phase {
        OPEN,
        CLOSING,
        CLOSED,
        SETTLED
    }

    public RunRecord {
        scopes = List.copyOf(scopes);
        rest = rest == null ? null : List.copyOf(rest);
    }

    /// A run that nobody has scanned yet.
    static RunRecord opened(RunKey run, List<Scope> scopes, boolean onDemand, Instant now, Instant windowEnd) {
        return new RunRecord(run, ScopeGroup.of(scopes), onDemand, now, windowEnd, Phase.OPEN, now, now, null);
    }

    RunRecord in(Phase next, Instant now) {
        return new RunRecord(run, scopes, onDemand, openedAt, windowEnd, next, now, nextScanAt, rest);
    }

    RunRecord scannedNextAt(Instant next) {
        return new RunRecord(run, scopes, onDemand, openedAt, windowEnd, phase, phaseAt, next, rest);
    }

    /// @param unended those of its scopes that are still to be looked at
    RunRecord restingOn(Collection<Scope> unended) {
        return new RunRecord(
                run, scopes, onDemand, openedAt, windowEnd, phase, phaseAt, nextScanAt, ScopeGroup.of(unended));
    }

    /// Every scope of the run.
    public List<Scope> everywhere() {
        return apart(scopes);
    }

    /// Those in which there may be something to do.
    List<Scope> unended() {
        return apart(rest == null ? scopes : rest);
    }

    /// Whether there may be something to do in the scope.
    boolean concerns(Scope scope) {
        return (rest == null ? scopes : rest).stream().anyMatch(group -> group.covers(scope));
    }

    private static List<Scope> apart(List<ScopeGroup> groups) {
        return groups.stream().flatMap(ScopeGroup::scopes).sorted().toList();
    }

    int width() {
        return scopes.stream().mapToInt(ScopeGroup::size).sum();
    }

    /// Whether nothing is owed of it any more, unless a late attempt owes hooks.
    public boolean settled() {
        return phase == Phase.SETTLED;
    }

    /// Whether it has so many scopes that they must not each ask for a review of all the others.
    boolean wide() {
        return width() > WIDE;
    }

    boolean windowOpenAt(Instant now) {
        return now.isBefore(windowEnd);
    }

    /// Whether its closing was announced, or is being announced.
    public boolean closed() {
        return phase != Phase.OPEN;
    }
}
