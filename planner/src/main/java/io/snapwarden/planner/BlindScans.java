package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.ScopeDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where runs cannot be written down or announced, captures go on: the newest open slots are scanned in rounds, by
/// arithmetic alone.
final class BlindScans {

    private static final Logger log = LoggerFactory.getLogger(BlindScans.class);

    private final PolicySet policies;
    private final ScopeDirectory scopes;
    private final ScanRound round;
    private final BlindRounds rounds;

    /// The minute in which each run was scanned last: a tick that comes twice scans nothing twice.
    private final Map<RunKey, Instant> scanned = new ConcurrentHashMap<>();

    BlindScans(PolicySet policies, ScopeDirectory scopes, ScanRound round, BlindRounds rounds) {
        this.policies = policies;
        this.scopes = scopes;
        this.round = round;
        this.rounds = rounds;
    }

    void send(DependencyException why, String trace, Instant now) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var due = policies.policies().stream()
                .flatMap(policy -> dueOf(policy, now))
                .filter(run -> !minute.equals(scanned.get(run)))
                .toList();
        var everywhere = due.isEmpty() ? List.<Scope>of() : everywhere();
        if (everywhere.isEmpty()) {
            return;
        }
        log.warn("Scanning {} without being able to note or say it: {}", due, why.getMessage());
        due.stream()
                .collect(Collectors.groupingBy(
                        run -> rounds.untilScan(run.slot(), now), TreeMap::new, Collectors.toList()))
                .forEach((delay, runs) -> scan(everywhere, runs, delay, trace, now));
        scanned.values().removeIf(minute::isAfter);
        due.forEach(run -> scanned.put(run, minute));
    }

    /// None where nobody can say which scopes there are.
    private List<Scope> everywhere() {
        try {
            return scopes.scopes();
        } catch (DependencyException e) {
            log.warn("Nothing can be scanned, the scopes are not known: {}", e.getMessage());
            return List.of();
        }
    }

    private void scan(List<Scope> everywhere, List<RunKey> runs, Duration delay, String trace, Instant now) {
        var scans = new TreeMap<Scope, List<RunKey>>();
        everywhere.forEach(scope -> scans.put(scope, runs));
        round.scans(scans, delay, trace, now);
    }

    private Stream<RunKey> dueOf(Policy policy, Instant now) {
        return policy.schedule().openAt(now).stream()
                .limit(1)
                .filter(slot -> rounds.beginAt(slot, now))
                .map(slot -> new RunKey(policy.name(), slot));
    }
}
