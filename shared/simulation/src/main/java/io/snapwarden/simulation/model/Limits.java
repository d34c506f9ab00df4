package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.function.Consumer;

/// What AWS allows, per account and Region unless said otherwise.
///
/// @param pending snapshots that are pending at once
/// @param pendingPerVolume of one volume
/// @param pendingPerSlowVolume of one st1 or sc1 volume
/// @param betweenSnapshots of one volume
/// @param snapshots that exist
/// @param tags a resource may carry, those of AWS itself not counted
/// @param tagKey the longest key
/// @param tagValue the longest value
/// @param taggedAtOnce resources in one CreateTags call
/// @param filterValues in one call
/// @param page the most rows of one page
/// @param setVolumes of an instance that one CreateSnapshots call takes
/// @param excludedVolumes that one CreateSnapshots call may name
/// @param readLag the longest that a listing stays behind a write
/// @param rates of the API
/// @param pace of the snapshots
/// @param copies how many, and their pace
/// @param commands of Systems Manager
/// @param backups of AWS Backup
public record Limits(
        int pending,
        int pendingPerVolume,
        int pendingPerSlowVolume,
        Duration betweenSnapshots,
        int snapshots,
        int tags,
        int tagKey,
        int tagValue,
        int taggedAtOnce,
        int filterValues,
        int page,
        int setVolumes,
        int excludedVolumes,
        Duration readLag,
        ApiRates rates,
        SnapshotPace pace,
        CopyLimits copies,
        CommandLimits commands,
        BackupLimits backups) {

    /// Service Quotas L-94D7AB7D; not adjustable.
    public static final int PENDING = 100;

    /// EBS User Guide, quotas: gp2, gp3, io1, io2 and standard.
    public static final int PENDING_PER_VOLUME = 5;

    /// EBS User Guide, quotas: st1 and sc1.
    public static final int PENDING_PER_SLOW_VOLUME = 1;

    /// EC2 API error codes, `SnapshotCreationPerVolumeRateExceeded`.
    public static final Duration BETWEEN_SNAPSHOTS = Duration.ofSeconds(15);

    /// Service Quotas: snapshots per Region, adjustable.
    public static final int SNAPSHOTS = 100_000;

    /// EC2 User Guide, "Tag your Amazon EC2 resources": number, key and value; the API model says 127 for the key.
    public static final int TAGS = 50;

    public static final int TAG_KEY = 127;
    public static final int TAG_VALUE = 256;

    /// EC2 API reference, CreateTags.
    public static final int TAGGED_AT_ONCE = 1000;

    /// EC2 API error codes, `FilterLimitExceeded`.
    public static final int FILTER_VALUES = 200;

    /// EC2 API reference, DescribeInstances; the maximum of DescribeSnapshots is not published.
    public static final int PAGE = 1000;

    /// EC2 API reference, CreateSnapshots: a root and 127 data volumes, 40 ids left out.
    public static final int SET_VOLUMES = 128;

    public static final int EXCLUDED_VOLUMES = 40;

    /// EC2 gives no bound for its eventual consistency; two seconds is a choice.
    public static final Duration READ_LAG = Duration.ofSeconds(2);

    /// The published defaults.
    public static Limits published() {
        return new Limits(
                PENDING,
                PENDING_PER_VOLUME,
                PENDING_PER_SLOW_VOLUME,
                BETWEEN_SNAPSHOTS,
                SNAPSHOTS,
                TAGS,
                TAG_KEY,
                TAG_VALUE,
                TAGGED_AT_ONCE,
                FILTER_VALUES,
                PAGE,
                SET_VOLUMES,
                EXCLUDED_VOLUMES,
                READ_LAG,
                ApiRates.published(),
                SnapshotPace.typical(),
                CopyLimits.published(),
                CommandLimits.published(),
                BackupLimits.published());
    }

    /// For tests of what calls mean, not of how they are limited: reads see every write, no call is too fast, and a
    /// snapshot or copy is completed at once; commands travel in no time. The rest is as published.
    public static Limits relaxed() {
        return published()
                .withReadLag(Duration.ZERO)
                .withRates(ApiRates.unlimited())
                .withPace(SnapshotPace.fixed(Duration.ZERO))
                .withCopies(new CopyLimits(CopyLimits.AT_ONCE, SnapshotPace.fixed(Duration.ZERO)))
                .withCommands(CommandLimits.published().withTravel(Duration.ZERO))
                .withBackups(BackupLimits.published().taking(Duration.ZERO, Duration.ZERO))
                .withBetweenSnapshots(Duration.ZERO);
    }

    public Limits withPending(int most) {
        return with(draft -> draft.pending = most);
    }

    public Limits withBetweenSnapshots(Duration least) {
        return with(draft -> draft.betweenSnapshots = least);
    }

    public Limits withSnapshots(int most) {
        return with(draft -> draft.snapshots = most);
    }

    public Limits withPage(int rows) {
        return with(draft -> draft.page = rows);
    }

    public Limits withReadLag(Duration longest) {
        return with(draft -> draft.readLag = longest);
    }

    public Limits withRates(ApiRates allowed) {
        return with(draft -> draft.rates = allowed);
    }

    public Limits withPace(SnapshotPace taken) {
        return with(draft -> draft.pace = taken);
    }

    public Limits withCopies(CopyLimits allowed) {
        return with(draft -> draft.copies = allowed);
    }

    public Limits withCommands(CommandLimits allowed) {
        return with(draft -> draft.commands = allowed);
    }

    public Limits withBackups(BackupLimits allowed) {
        return with(draft -> draft.backups = allowed);
    }

    private Limits with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.limits();
    }

    /// What can be changed while it is copied; the rest is the original's.
    private static final class Draft {

        private final Limits original;
        private int pending;
        private Duration betweenSnapshots;
        private int snapshots;
        private int page;
        private Duration readLag;
        private ApiRates rates;
        private SnapshotPace pace;
        private CopyLimits copies;
        private CommandLimits commands;
        private BackupLimits backups;

        Draft(Limits original) {
            this.original = original;
            pending = original.pending;
            betweenSnapshots = original.betweenSnapshots;
            snapshots = original.snapshots;
            page = original.page;
            readLag = original.readLag;
            rates = original.rates;
            pace = original.pace;
            copies = original.copies;
            commands = original.commands;
            backups = original.backups;
        }

        Limits limits() {
            return new Limits(
                    pending,
                    original.pendingPerVolume,
                    original.pendingPerSlowVolume,
                    betweenSnapshots,
                    snapshots,
                    original.tags,
                    original.tagKey,
                    original.tagValue,
                    original.taggedAtOnce,
                    original.filterValues,
                    page,
                    original.setVolumes,
                    original.excludedVolumes,
                    readLag,
                    rates,
                    pace,
                    copies,
                    commands,
                    backups);
        }
    }
}
