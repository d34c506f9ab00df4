package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A recovery point as the account has it, read from behind and without the product's code.
///
/// @param members how many snapshots it says it has
record TruePoint(
        Scope scope,
        String policy,
        Instant slot,
        String source,
        int attempt,
        String capture,
        int members,
        List<Snapshot> there) {

    /// One try at an obligation, and how its snapshots are described.
    record Attempt(int number, String source, String description) {}

    private static final String MARK = "snapwarden/1";
    private static final int WORDS = 5;

    /// Oldest first, equal instants in the order of their ids.
    static final Comparator<TruePoint> OLDEST_FIRST = Comparator.comparing(TruePoint::takenAt)
            .thenComparing(point -> point.there().getFirst().id());

    /// @param snapshots of the scope, without those that are known to be forged
    static List<TruePoint> of(Scope scope, Collection<Snapshot> snapshots) {
        var captures = new LinkedHashMap<String, List<Snapshot>>();
        for (var snapshot : snapshots) {
            if (snapshot.description().startsWith(MARK + " ")) {
                var capture = snapshot.description() + " " + snapshot.tags().get("snapwarden:capture");
                captures.computeIfAbsent(capture, _ -> new ArrayList<>()).add(snapshot);
            }
        }
        return captures.values().stream()
                .map(members -> of(scope, members))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static TruePoint of(Scope scope, List<Snapshot> members) {
        members.sort(Comparator.comparing(Snapshot::startTime).thenComparing(Snapshot::id));
        var first = members.getFirst();
        var words = first.description().split(" ", -1);
        if (words.length != WORDS) {
            throw new AssertionError("a snapshot of ours is described \"" + first.description() + "\"");
        }
        return new TruePoint(
                scope,
                words[1],
                Instant.parse(words[2]),
                words[3],
                Integer.parseInt(words[4]),
                Objects.requireNonNull(first.tags().get("snapwarden:capture")),
                Integer.parseInt(Objects.requireNonNull(first.tags().get("snapwarden:members"))),
                List.copyOf(members));
    }

    Instant takenAt() {
        return there.getFirst().startTime();
    }

    boolean failed() {
        return there.stream().anyMatch(member -> member.state() == Snapshot.State.ERROR);
    }

    boolean whole() {
        return there.size() == members;
    }

    boolean good() {
        return whole() && there.stream().allMatch(member -> member.state() == Snapshot.State.COMPLETED);
    }

    boolean pending() {
        return whole() && !failed() && !good();
    }

    boolean isMemberOf(String id) {
        return there.stream().anyMatch(member -> member.id().value().equals(id));
    }

    Set<String> ids() {
        return there.stream().map(member -> member.id().value()).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> volumes() {
        return there.stream().map(Snapshot::volume).collect(Collectors.toCollection(TreeSet::new));
    }

    /// How long the source's own tag asks to keep it; null when it does not.
    @Nullable
    Duration asksToStay() {
        return there.stream()
                .map(member -> member.tags().get("retention"))
                .filter(Objects::nonNull)
                .map(days -> Duration.ofDays(Long.parseLong(days)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    Attempt attemptBefore() {
        return attempt(attempt - 1, policy, slot, source);
    }

    static Attempt attempt(int number, String policy, Instant slot, String source) {
        return new Attempt(number, source, String.join(" ", MARK, policy, slot.toString(), source, "" + number));
    }

    /// What was owed, in words.
    String obligation() {
        return policy + " " + slot + " " + scope + " " + source;
    }

    /// When the last member was completed; only of a good one.
    Instant completedAt() {
        return there.stream()
                .map(member -> Objects.requireNonNull(member.completedAt()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public String toString() {
        return obligation() + " attempt " + attempt + " " + ids();
    }
}
