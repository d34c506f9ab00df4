package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.simulation.model.BackupJobRow;
import io.snapwarden.simulation.model.BackupPointRow;
import io.snapwarden.simulation.model.DatabaseSnapshotRow;
import io.snapwarden.simulation.model.DatabaseStage;
import io.snapwarden.simulation.model.SimulatedAws;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What AWS Backup and RDS have made and are making, from behind, in the form of EC2's snapshots, so that the laws read
/// all points alike. No Description is written there: the marks are put together as EC2 would have them.
///
/// A job stands for its point until that is there; one that failed stands for ever; one that gave way to another job of
/// its resource is no attempt, and nothing.
record ServiceTruth(SimulatedAws aws) {

    static final String VAULT = "snapwarden";

    /// The vault of somebody else.
    static final String OTHERS = "others";

    private static final int ID_LENGTH = 17;
    static final String GAVE_WAY = "running job for the same resource";

    /// What exists, whoever made it.
    List<Snapshot> everything(Scope scope) {
        var stage = aws.stage(scope);
        return Stream.of(
                        points(scope),
                        jobs(scope),
                        snapshots(scope, stage.databases()),
                        snapshots(scope, stage.clusters()))
                .flatMap(some -> some)
                .toList();
    }

    /// Of which jobs of an attempt AWS Backup says that they gave way, by the token that is in their tags.
    Set<String> gaveWay(Scope scope, Map<String, String> marks) {
        var ordered = aws.stage(scope).backups().tagsOrdered();
        return aws.stage(scope).backups().jobs().stream()
                .filter(ServiceTruth::hasGivenWay)
                .map(job -> ordered.getOrDefault(job.id(), Map.of()))
                .filter(tags -> same(tags, marks, "snapwarden:work") && same(tags, marks, "snapwarden:attempt"))
                .map(tags -> String.valueOf(tags.get("snapwarden:capture")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The jobs of an obligation that gave way before then.
    List<String> gaveWay(Obligation owed, Instant then) {
        var ordered = aws.stage(owed.scope()).backups().tagsOrdered();
        return aws.stage(owed.scope()).backups().jobs().stream()
                .filter(job -> hasGivenWay(job) && job.createdAt().isBefore(then))
                .map(BackupJobRow::id)
                .filter(id -> owed.workId()
                        .value()
                        .equals(ordered.getOrDefault(id, Map.of()).get("snapwarden:work")))
                .toList();
    }

    private static boolean hasGivenWay(BackupJobRow job) {
        return job.message().contains(GAVE_WAY);
    }

    private static boolean same(Map<String, String> some, Map<String, String> others, String key) {
        return String.valueOf(some.get(key)).equals(others.get(key));
    }

    private Stream<Snapshot> points(Scope scope) {
        var stage = aws.stage(scope).backups();
        return stage.points().stream().map(point -> point(scope, point, stage.tagsOf(point.arn())));
    }

    private static Snapshot point(Scope scope, BackupPointRow row, Map<String, String> tags) {
        var state = row.status().equals("COMPLETED") ? Snapshot.State.COMPLETED : Snapshot.State.ERROR;
        return snapshot(scope, row.arn(), row.resource(), row.createdAt(), state, row.completedAt(), tags);
    }

    private Stream<Snapshot> jobs(Scope scope) {
        var stage = aws.stage(scope).backups();
        var ordered = stage.tagsOrdered();
        return stage.jobs().stream()
                .filter(job -> !hasGivenWay(job) && job.point().isEmpty())
                .map(job -> snapshot(
                        scope,
                        "snap-" + job.id().replace("-", "").substring(0, ID_LENGTH),
                        job.resource(),
                        job.createdAt(),
                        job.endedAt() == null ? Snapshot.State.PENDING : Snapshot.State.ERROR,
                        null,
                        ordered.getOrDefault(job.id(), Map.of())));
    }

    private static Stream<Snapshot> snapshots(Scope scope, DatabaseStage stage) {
        return stage.snapshots().stream()
                .filter(row -> row.type().equals("manual"))
                .map(row -> snapshot(scope, row, stage.making(row.name())));
    }

    private static Snapshot snapshot(Scope scope, DatabaseSnapshotRow row, DatabaseStage.Making making) {
        var state = switch (row.status()) {
            case "available" -> Snapshot.State.COMPLETED;
            case "creating" -> Snapshot.State.PENDING;
            default -> Snapshot.State.ERROR;
        };
        return snapshot(scope, row.arn(), row.source(), making.takenAt(), state, making.endsAt(), row.tags());
    }

    private static Snapshot snapshot(
            Scope scope,
            String id,
            String source,
            Instant takenAt,
            Snapshot.State state,
            @Nullable Instant endsAt,
            Map<String, String> tags) {
        return new Snapshot(
                new SnapshotId(id),
                scope.account(),
                source,
                takenAt,
                state,
                "",
                description(tags),
                tags,
                state == Snapshot.State.COMPLETED ? endsAt : null,
                null);
    }

    /// As EC2 would have it; empty where marks are missing.
    static String description(Map<String, String> tags) {
        var words = Stream.of("policy", "slot", "source", "attempt")
                .map(mark -> tags.getOrDefault("snapwarden:" + mark, ""))
                .toList();
        return words.contains("") ? "" : "snapwarden/1 " + String.join(" ", words);
    }
}
