package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.wire.Json;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How many points may be deleted in a scope on one day, whoever deletes them; those of a vault are counted by
/// themselves. A point is claimed by its identity, so
/// that a message that comes twice claims once.
final class DailyLimit {

    private final SnapshotReader snapshots;
    private final RunLedger ledger;
    private final MaxDeletes most;
    private final InstantSource time;
    private final VaultReading vaults;
    private final @Nullable ManagedBackup backup;

    DailyLimit(PrunePorts ports, MaxDeletes most) {
        this(ports.snapshots(), ports.ledger(), most, ports.time(), new VaultReading(ports.backups()), null);
    }

    private DailyLimit(
            SnapshotReader snapshots,
            RunLedger ledger,
            MaxDeletes most,
            InstantSource time,
            VaultReading vaults,
            @Nullable ManagedBackup backup) {
        this.snapshots = snapshots;
        this.ledger = ledger;
        this.most = most;
        this.time = time;
        this.vaults = vaults;
        this.backup = backup;
    }

    /// The limit that a policy's points count against: that of the scope's snapshots, or of its vault.
    DailyLimit of(Policy policy) {
        return new DailyLimit(snapshots, ledger, most, time, vaults, policy.backup());
    }

    /// One day of one scope, as the ledger keeps it.
    ///
    /// @param total our points in the scope at the day's first prune that wants to delete
    /// @param claimed fingerprints of the points that were cleared for deletion, in order
    record Day(int total, List<String> claimed) {
        Day {
            claimed = List.copyOf(claimed);
        }
    }

    /// Whether the scope's points were counted on this day.
    boolean isOpen(Scope scope) {
        return ledger.read(key(scope)).isPresent();
    }

    /// Begins the day with a count made just now, unless somebody has begun it before.
    void open(Scope scope, int total) {
        ledger.create(key(scope), Json.write(new Day(total, List.of())));
    }

    /// Those that the day has room for, in order. Nothing is claimed.
    Set<Candidate> roomFor(Scope scope, Collection<Candidate> wanted) {
        return admitted(Rewrite.of(ledger, key(scope), Day.class, day -> opened(scope, day)), wanted);
    }

    /// Claims as many as the day has room for, in order; what was claimed before stays so and costs nothing.
    Set<Candidate> claim(Scope scope, Collection<Candidate> wanted) {
        var day = Rewrite.of(ledger, key(scope), Day.class, before -> {
            var open = opened(scope, before);
            var claimed = new TreeSet<>(open.claimed());
            admitted(open, wanted).forEach(point -> claimed.add(Fingerprint.of(point)));
            return new Day(open.total(), List.copyOf(claimed));
        });
        var claimed = new HashSet<>(day.claimed());
        return wanted.stream()
                .filter(point -> claimed.contains(Fingerprint.of(point)))
                .collect(Collectors.toSet());
    }

    /// In words, for what it keeps back.
    String words() {
        return switch (most) {
            case MaxDeletes.Percent(int percent) -> "the day's limit of " + percent + "% is reached";
            case MaxDeletes.Count(int count) -> "the day's limit of " + count + " is reached";
        };
    }

    private Set<Candidate> admitted(Day day, Collection<Candidate> wanted) {
        var claimed = new HashSet<>(day.claimed());
        int room = most.of(day.total()) - claimed.size();
        var admitted = new HashSet<Candidate>();
        for (var point : wanted) {
            boolean before = claimed.contains(Fingerprint.of(point));
            if (before || room > 0) {
                admitted.add(point);
                room -= before ? 0 : 1;
            }
        }
        return admitted;
    }

    private Day opened(Scope scope, Optional<Day> day) {
        return day.orElseGet(() -> {
            var catalog = backup == null
                    ? PointCatalog.of(snapshots.list(scope, new SnapshotReader.Query.Marked()), scope)
                    : vaults.everything(scope, backup);
            return new Day(catalog.points().size(), List.of());
        });
    }

    private String key(Scope scope) {
        var whose = backup == null ? "pruned/" + scope : "pruned-of-vault/" + backup.vault() + "/" + scope;
        return whose + "/" + time.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
