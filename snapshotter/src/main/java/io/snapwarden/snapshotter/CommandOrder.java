package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.Start;
import io.snapwarden.snapshotter.host.Errand;
import io.snapwarden.snapshotter.host.Errands;
import io.snapwarden.snapshotter.host.Start.NotNow;
import io.snapwarden.snapshotter.host.Start.Refused;
import io.snapwarden.snapshotter.host.Start.Started;
import io.snapwarden.snapshotter.host.Start.Unsure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An application's own backup, by a command on its instance. Systems Manager knows no token, so whoever holds the
/// claim looks first whether the command was sent: its comment says for which attempt, and is listed for a month.
record CommandOrder(
        CaptureRecoveryPoint work,
        CommandBackup command,
        HostCommands hosts,
        Errands errands,
        SentCommands sent,
        InstantSource time,
        Duration settle)
        implements ServiceOrder {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final Duration UNTIL_THE_LAST_ONE_HAS_ENDED = Duration.ofMinutes(1);

    /// What no agent has fetched by then is not run, while there is time for another attempt.
    private static final Duration DELIVERED_WITHIN = Duration.ofMinutes(10);

    @Override
    public Marks marks() {
        return Marks.ofCommand(work.key(), work.retain());
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public Start start(Map<String, String> sourceTags, Hold hold) {
        var before = find(work.key());
        return before.isPresent() ? new Start.Started(before.get()) : unended().orElseGet(() -> send(hold));
    }

    /// Who took long to look may have been taken for dead, and another may be sending it.
    private Start send(Hold hold) {
        if (!hold.trustedAt(time.instant(), settle)) {
            return new Start.Ambiguous("it took too long to look whether " + work.key() + " was begun");
        }
        return switch (errands.start(errand())) {
            case Started(var id) -> new Start.Started(id);
            case NotNow(var pause, var why) -> new Start.Busy(pause, why);
            case Refused(var why) -> new Start.Refused(why);
            case Unsure(var why) -> new Start.Ambiguous(why);
        };
    }

    /// Two backups of one application at once may spoil each other: one that was given up has to end first.
    private Optional<Start> unended() {
        for (int attempt = 1; attempt < work.key().attempt(); attempt++) {
            var earlier = find(new PointKey(work.key().obligation(), attempt));
            if (earlier.isPresent() && look(earlier.get()) instanceof Run.Going) {
                return Optional.of(new Start.Busy(
                        UNTIL_THE_LAST_ONE_HAS_ENDED,
                        "the command " + earlier.get() + " of attempt " + attempt + " was given up and has not ended"));
            }
        }
        return Optional.empty();
    }

    private Run look(String id) {
        var owed = work.key().obligation();
        return hosts.look(owed.scope(), owed.source().instance(), id);
    }

    /// Nobody sends before this was answered.
    private Optional<String> find(PointKey key) {
        var owed = key.obligation();
        var from = owed.slot().at().minus(CLOCK_TOLERANCE);
        return hosts.find(owed.scope(), owed.source().instance(), comment(key), from);
    }

    private Errand errand() {
        var owed = work.key().obligation();
        return new Errand(
                owed.scope(),
                owed.source().instance(),
                command.script(),
                told(time.instant()),
                comment(work.key()),
                shorter(DELIVERED_WITHIN, command.script().timeout()));
    }

    private Map<String, String> told(Instant now) {
        var key = work.key();
        var owed = key.obligation();
        var told = new HashMap<String, String>();
        told.put("command", "backup");
        told.put("executionId", executionId(key));
        told.put("policy", owed.policy().value());
        told.put("slot", owed.slot().toString());
        told.put("source", owed.source().value());
        told.put("instance", owed.source().instance().value());
        told.put("attempt", Integer.toString(key.attempt()));
        told.put("notAfter", Long.toString(now.plus(command.script().timeout()).getEpochSecond()));
        told.put("executionTimeout", Long.toString(command.script().timeout().toSeconds()));
        var proof = command.proof();
        if (proof != null) {
            told.put("proof", proof.of(key, executionId(key)).toString());
        }
        return told;
    }

    @Override
    public void started(String id) {
        sent.note(work.key(), command, executionId(work.key()), id);
    }

    @Override
    public List<SnapshotId> snapshots(String id) {
        return List.of();
    }

    @Override
    public String job(String id) {
        return id;
    }

    private static String comment(PointKey key) {
        return "snapwarden backup " + key.obligation().workId() + "-" + key.attempt();
    }

    private static String executionId(PointKey key) {
        var name = "command/" + key.obligation().workId() + "/" + key.attempt();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
