package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.ResourceId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// StartBackupJob, and what becomes of a job.
final class BackupJobs {

    private static final int MOST_TAGS = 50;
    private static final long NEVER = Long.MAX_VALUE;

    private final ScopeState state;
    private final StoredVaults vaults;
    private final BackupLimits limits;

    BackupJobs(ScopeState state) {
        this.state = state;
        vaults = state.vaults;
        limits = state.limits.backups();
    }

    /// The same token shows the same job, and does nothing.
    BackupJobRow start(StoredJob.Order order) {
        var earlier = vaults.byToken.get(order.token());
        if (earlier != null && !order.token().isEmpty()) {
            return earlier.row(state.now());
        }
        check(order);
        long now = state.now();
        var running = vaults.newest.get(order.resource());
        boolean givesWay = running != null && running.open(now);
        if (!givesWay && vaults.open(now) >= jobsAtOnce()) {
            throw AwsError.refused("LimitExceededException", "The limit of open backup jobs is reached.");
        }
        var job = job(order, givesWay ? BackupEnd.GIVES_WAY : end(order), now);
        vaults.jobs.add(job);
        vaults.byToken.put(order.token(), job);
        if (!givesWay) {
            vaults.newest.put(order.resource(), job);
        }
        if (!job.point().isEmpty()) {
            state.timeline.at(job.endsAt(), at -> keep(job, at));
        }
        return job.row(now);
    }

    private int jobsAtOnce() {
        var most = vaults.jobsAtOnce;
        return most == null ? limits.jobs() : most;
    }

    private void check(StoredJob.Order order) {
        if (!vaults.names.contains(order.vault())) {
            throw AwsError.refused("ResourceNotFoundException", "Backup vault " + order.vault() + " cannot be found.");
        }
        var type = BackupType.of(new ResourceId(order.resource()))
                .orElseThrow(() -> AwsError.refused(
                        "InvalidParameterValueException", "Unsupported resource type: " + order.resource()));
        if (vaults.notOptedIn.contains(type)) {
            throw AwsError.refused(
                    "InvalidRequestException",
                    "The resource type " + type + " is not opted in for this account and Region.");
        }
        if (vaults.badRoles.contains(order.role())) {
            throw AwsError.refused(
                    "InvalidParameterValueException", "IAM Role " + order.role() + " cannot be assumed by AWS Backup");
        }
        if (!state.backedUp.containsKey(order.resource())) {
            throw AwsError.refused("ResourceNotFoundException", "Resource " + order.resource() + " does not exist.");
        }
        if (order.tags().size() > MOST_TAGS) {
            throw AwsError.refused(
                    "InvalidParameterValueException",
                    "Too many tags: " + order.tags().size());
        }
    }

    private BackupEnd end(StoredJob.Order order) {
        boolean fails = state.faults.strikes(Faults.Kind.ERROR_SNAPSHOT, "StartBackupJob");
        var usual = vaults.badKeys.contains(order.resource())
                ? new BackupEnd(
                        BackupEnd.State.FAILED, "The KMS key is not accessible: access denied by the key policy.", null)
                : fails ? BackupEnd.BADLY : BackupEnd.WELL;
        return vaults.scripted(order.resource(), usual);
    }

    private StoredJob job(StoredJob.Order order, BackupEnd end, long now) {
        boolean runs = !end.equals(BackupEnd.GIVES_WAY) && end.state() != BackupEnd.State.EXPIRED;
        long runsAt = runs ? now + limits.millis(limits.queue(), state.faults.chance()) : NEVER;
        long endsAt = runs
                ? runsAt + millis(end, limits.millis(limits.run(), state.faults.chance()))
                : now + millis(end, limits.startWindow().toMillis());
        var point = end.state().leavesAPoint() ? pointArn() : "";
        return new StoredJob(state.number(), state.uuid(), order, now, runsAt, endsAt, end, point, state.seenFrom());
    }

    private static long millis(BackupEnd end, long usual) {
        var after = end.after();
        return after == null ? usual : after.toMillis();
    }

    private String pointArn() {
        return "arn:aws:backup:" + state.scope.region() + ":" + state.scope.account() + ":recovery-point:"
                + state.uuid().toUpperCase(Locale.ROOT);
    }

    /// The tags of the resource come along, ours before them.
    private void keep(StoredJob job, long at) {
        var tags = new HashMap<>(state.backedUp.getOrDefault(job.order().resource(), Map.of()));
        tags.keySet().removeIf(key -> key.startsWith("aws:"));
        tags.putAll(job.order().tags());
        var order = job.order();
        var tagged = new StoredJob.Order(order.resource(), order.vault(), order.role(), order.token(), tags);
        long lag = state.seenFrom() - state.now();
        put(new StoredPoint(
                state.number(),
                job.point(),
                tagged,
                job.end(),
                new StoredPoint.Times(job.createdAt(), at, at + lag),
                ""));
    }

    void put(StoredPoint point) {
        vaults.points.add(point);
        vaults.byArn.put(point.arn, point);
    }
}
