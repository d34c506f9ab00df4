package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What happened that the account does not show: what was said and what arrived, what was deleted, and where the
/// ledger failed somebody.
final class Chronicle {

    /// An event, as somebody published it.
    ///
    /// @param began when the work began that said it: what happened later it need not know
    /// @param skewed whether a clock of its service was wrong in these days
    record Said(Event event, Instant at, Instant began, boolean skewed) {}

    /// A snapshot that is gone, as it was.
    record Deleted(Scope scope, Snapshot snapshot, Instant at) {}

    private record Known(String policy, Instant at) {}

    private final InstantSource time;
    private final Ambiguities ambiguities;
    private final Map<String, Instant> began = new HashMap<>();
    private final Set<String> skewed = new HashSet<>();
    private final List<Said> said = new ArrayList<>();
    private final List<Event> delivered = new ArrayList<>();
    private final Map<String, Deleted> deleted = new LinkedHashMap<>();
    private final Set<String> doubtfulClaims = new HashSet<>();
    private final Set<String> doubtfulHooks = new HashSet<>();
    private boolean doubtfulWaits;
    private final List<Known> known = new ArrayList<>();
    private final List<Instant> losses = new ArrayList<>();
    private boolean wrongClocks;

    Chronicle(InstantSource time) {
        this.time = time;
        ambiguities = new Ambiguities(time);
    }

    Ambiguities ambiguities() {
        return ambiguities;
    }

    Instant now() {
        return time.instant();
    }

    /// A host takes a delivery up.
    void begins(String host) {
        began.put(host, time.instant());
    }

    Instant beganOf(String host) {
        return began.getOrDefault(host, time.instant());
    }

    void skew(String host, boolean wrong) {
        wrongClocks |= wrong;
        if (wrong) {
            skewed.add(host);
        }
    }

    /// Whether any clock was ever wrong: what was said then may be wrong as well.
    boolean wrongClocks() {
        return wrongClocks;
    }

    /// Whether a clock of that kind of host was ever wrong.
    boolean wrongClockOf(String service) {
        return skewed.stream().anyMatch(host -> host.startsWith(service));
    }

    void said(List<Event> events, String host) {
        boolean wrong = skewed.contains(host);
        events.forEach(event -> said.add(new Said(event, time.instant(), beganOf(host), wrong)));
    }

    List<Said> said() {
        return said;
    }

    void delivered(List<Event> events) {
        delivered.addAll(events);
    }

    /// What the notifier's queue got.
    List<Event> delivered() {
        return delivered;
    }

    void deleted(Scope scope, Snapshot snapshot) {
        deleted.put(snapshot.id().value(), new Deleted(scope, snapshot, time.instant()));
    }

    Map<String, Deleted> deleted() {
        return deleted;
    }

    /// The ledger failed whoever wanted to claim this work.
    void doubtClaim(String workId) {
        doubtfulClaims.add(workId);
    }

    /// The ledger failed whoever wanted to note what hooks of this source are owed.
    void doubtHooks(String source) {
        doubtfulHooks.add(source);
    }

    /// The ledger failed whoever wanted to note, or to read, what orders wait for.
    void doubtWaits() {
        doubtfulWaits = true;
    }

    boolean doubtfulWaits() {
        return doubtfulWaits;
    }

    boolean doubtfulHooks(String source) {
        return doubtfulHooks.contains(source);
    }

    /// Whether a twin of this work is no wonder: its claim was not written, not answered, or lost.
    boolean doubtful(String workId, Instant slot) {
        return doubtfulClaims.contains(workId)
                || losses.stream().anyMatch(at -> at.isAfter(slot.minus(Duration.ofHours(1))));
    }

    void ledgerLost() {
        losses.add(time.instant());
    }

    /// The ledger knows a policy from now on, for the first time or since it was lost.
    void known(String policy) {
        known.add(new Known(policy, time.instant()));
    }

    /// Whether the ledger was lost and did not know the policy again until then: what was owed is forgotten.
    boolean forgottenUntil(String policy, Instant then) {
        return losses.stream()
                .anyMatch(lost -> known.stream()
                        .filter(known ->
                                known.policy().equals(policy) && known.at().isAfter(lost))
                        .noneMatch(known -> known.at().isBefore(then)));
    }

    boolean everLost() {
        return !losses.isEmpty();
    }

    /// Whether planners forgot what they had ordered, and workers then what they had claimed of it.
    boolean lostTwiceSince(Instant then) {
        return losses.stream().filter(at -> !at.isBefore(then)).count() > 1;
    }

    /// Whether the ledger was lost since then.
    boolean lostSince(Instant then) {
        return losses.stream().anyMatch(at -> !at.isBefore(then));
    }
}
