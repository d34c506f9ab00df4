package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a policy promises, said a second time without the product's arithmetic.
///
/// @param words the policy as a policy file has it
/// @param kinds of its sources; several where it captures workloads
/// @param every between two slots
/// @param first the slot of the simulation's first day
/// @param window how long after its slot a capture may start
/// @param last points that are kept, by number; 0 for none
/// @param daily days of which the newest is kept; 0 for none
/// @param within younger than this everything is kept; zero for nothing
/// @param orphans how long the points of a source that is gone stay; null for ever
record Promise(
        String words,
        String policy,
        Set<ResourceKind> kinds,
        String tag,
        Duration every,
        LocalTime first,
        Duration window,
        int last,
        int daily,
        Duration within,
        int atLeast,
        @Nullable Duration orphans) {

    static final String TAG = "Backup";

    /// How long a freeze lasts at most, as the words say.
    static final Duration LEASE = Duration.ofSeconds(20);

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static final Promise HOURLY = new Promise(
            """
            - name: hourly-volumes
              select: { kind: volume, tags: { Backup: hourly } }
              schedule: { cron: "0 * * * *", timezone: UTC, start-within: 50m }
              retain: { within: 8h, at-least: 2, orphans: 1d }
            """,
            "hourly-volumes",
            Set.of(ResourceKind.VOLUME),
            "hourly",
            Duration.ofHours(1),
            LocalTime.MIDNIGHT,
            Duration.ofMinutes(50),
            0,
            0,
            Duration.ofHours(8),
            2,
            Duration.ofDays(1));

    static final Promise OFTEN = new Promise(
            """
            - name: often-volumes
              select: { kind: volume, tags: { Backup: often } }
              schedule: { cron: "30 */6 * * *", timezone: UTC, start-within: 2h }
              retain: { last: 3, at-least: 1 }
            """,
            "often-volumes",
            Set.of(ResourceKind.VOLUME),
            "often",
            Duration.ofHours(6),
            LocalTime.of(0, 30),
            Duration.ofHours(2),
            3,
            0,
            Duration.ZERO,
            1,
            null);

    /// 02:00 in Berlin, in winter.
    static final Promise DAILY = new Promise(
            """
            - name: daily-instances
              select: { kind: instance, tags: { Backup: daily }, exclude: { Backup-exclude: "*" } }
              schedule: { cron: "0 2 * * *", timezone: Europe/Berlin, start-within: 4h }
              consistency: { mode: application, freeze-at-most: 20s }
              hooks:
                before: [{ document: snapwarden-pause, timeout: 30s }]
                after:
                  - { document: snapwarden-resume, timeout: 30s }
                  - { document: snapwarden-report, timeout: 30s, after: completed }
              retain: { daily: 2, at-least: 2 }
            """,
            "daily-instances",
            Set.of(ResourceKind.INSTANCE),
            "daily",
            Duration.ofDays(1),
            LocalTime.of(1, 0),
            Duration.ofHours(4),
            0,
            2,
            Duration.ZERO,
            2,
            null);

    /// As [#HOURLY], but it prunes after two hours.
    static final Promise BRIEF = new Promise(
            """
            - name: brief-volumes
              select: { kind: volume, tags: { Backup: brief } }
              schedule: { cron: "0 * * * *", timezone: UTC, start-within: 50m }
              retain: { within: 2h, at-least: 1 }
            """,
            "brief-volumes",
            Set.of(ResourceKind.VOLUME),
            "brief",
            Duration.ofHours(1),
            LocalTime.MIDNIGHT,
            Duration.ofMinutes(50),
            0,
            0,
            Duration.ofHours(2),
            1,
            null);

    static final Promise LATEST = new Promise(
            """
            - name: latest-instances
              select: { kind: instance, tags: { Backup: latest } }
              schedule: { cron: "30 * * * *", timezone: UTC, start-within: 55m }
              consistency: { mode: application, freeze-at-most: 20s }
              hooks:
                before: [{ document: snapwarden-pause, timeout: 30s }]
                after:
                  - { document: snapwarden-resume, timeout: 30s }
                  - { document: snapwarden-report, timeout: 30s, after: completed }
              retain: { last: 2, at-least: 1 }
            """,
            "latest-instances",
            Set.of(ResourceKind.INSTANCE),
            "latest",
            Duration.ofHours(1),
            LocalTime.of(0, 30),
            Duration.ofMinutes(55),
            2,
            0,
            Duration.ZERO,
            1,
            null);

    /// Resources of AWS Backup.
    static final Promise VAULTED = new Promise(
            """
            - name: vaulted
              select: { kind: aws-backup, tags: { Backup: vaulted } }
              backup: { vault: snapwarden, resource-types: [efs, dynamodb] }
              schedule: { cron: "10 * * * *", timezone: UTC, start-within: 55m }
              retain: { last: 2, at-least: 1 }
            """,
            "vaulted",
            Set.of(ResourceKind.AWS_BACKUP),
            "vaulted",
            Duration.ofHours(1),
            LocalTime.of(0, 10),
            Duration.ofMinutes(55),
            2,
            0,
            Duration.ZERO,
            1,
            null);

    static final Promise DATABASES = new Promise(
            """
            - name: databases
              select: { kind: rds, tags: { Backup: database } }
              schedule: { cron: "20 * * * *", timezone: UTC, start-within: 55m }
              retain: { within: 2h, at-least: 1 }
            """,
            "databases",
            Set.of(ResourceKind.RDS),
            "database",
            Duration.ofHours(1),
            LocalTime.of(0, 20),
            Duration.ofMinutes(55),
            0,
            0,
            Duration.ofHours(2),
            1,
            null);

    static final Promise CLUSTERS = new Promise(
            """
            - name: clusters
              select: { kind: aurora, tags: { Backup: cluster } }
              schedule: { cron: "40 * * * *", timezone: UTC, start-within: 55m }
              retain: { last: 2, at-least: 2 }
            """,
            "clusters",
            Set.of(ResourceKind.AURORA),
            "cluster",
            Duration.ofHours(1),
            LocalTime.of(0, 40),
            Duration.ofMinutes(55),
            2,
            0,
            Duration.ZERO,
            2,
            null);

    /// Workloads of which each member is captured whatever becomes of the others.
    static final Promise SHOPS = new Promise(
            """
            - name: shops
              select: { kind: workload, tags: { Backup: shop } }
              workload: { members: [instance, volume, rds, aurora, aws-backup] }
              backup: { vault: snapwarden, resource-types: [efs, dynamodb] }
              schedule: { cron: "15 * * * *", timezone: UTC, start-within: 55m }
              consistency: { mode: application, freeze-at-most: 20s }
              hooks:
                before: [{ document: snapwarden-pause, timeout: 30s, on-failure: fail }]
                after:
                  - { document: snapwarden-resume, timeout: 30s }
                  - { document: snapwarden-report, timeout: 30s, after: completed }
              retain: { last: 2, at-least: 1 }
            """,
            "shops",
            EnumSet.of(
                    ResourceKind.INSTANCE,
                    ResourceKind.VOLUME,
                    ResourceKind.RDS,
                    ResourceKind.AURORA,
                    ResourceKind.AWS_BACKUP),
            "shop",
            Duration.ofHours(1),
            LocalTime.of(0, 15),
            Duration.ofMinutes(55),
            2,
            0,
            Duration.ZERO,
            1,
            null);

    /// Workloads of which an attempt captures nothing where one member could not be brought to rest.
    static final Promise WHOLE_SHOPS = new Promise(
            """
            - name: whole-shops
              select: { kind: workload, tags: { Backup: whole } }
              workload: { members: [instance, volume, rds], on-failure: fail }
              schedule: { cron: "45 * * * *", timezone: UTC, start-within: 55m }
              consistency: { mode: application, freeze-at-most: 20s }
              hooks:
                before: [{ document: snapwarden-pause, timeout: 30s, on-failure: fail }]
                after:
                  - { document: snapwarden-resume, timeout: 30s }
                  - { document: snapwarden-report, timeout: 30s, after: completed }
              retain: { within: 2h, at-least: 1 }
            """,
            "whole-shops",
            EnumSet.of(ResourceKind.INSTANCE, ResourceKind.VOLUME, ResourceKind.RDS),
            "whole",
            Duration.ofHours(1),
            LocalTime.of(0, 45),
            Duration.ofMinutes(55),
            0,
            0,
            Duration.ofHours(2),
            1,
            null);

    /// Applications that back themselves up.
    static final Promise DUMPS = new Promise(
            """
            - name: dumps
              select: { kind: command, tags: { Backup: dump } }
              schedule: { cron: "25 * * * *", timezone: UTC, start-within: 55m }
              command:
                document: snapwarden-dump
                timeout: 15m
                proof: "s3://backups/{instance}/{slot}-{attempt}.dump"
            """,
            "dumps",
            Set.of(ResourceKind.COMMAND),
            "dump",
            Duration.ofHours(1),
            LocalTime.of(0, 25),
            Duration.ofMinutes(55),
            0,
            0,
            Duration.ZERO,
            0,
            null);

    /// Instances that run Windows.
    static final Promise DESKS = new Promise(
            """
            - name: desks
              select: { kind: instance, tags: { Backup: desk } }
              schedule: { cron: "5 * * * *", timezone: UTC, start-within: 55m }
              consistency: application
              retain: { last: 2, at-least: 1 }
            """,
            "desks",
            Set.of(ResourceKind.INSTANCE),
            "desk",
            Duration.ofHours(1),
            LocalTime.of(0, 5),
            Duration.ofMinutes(55),
            2,
            0,
            Duration.ZERO,
            1,
            null);

    private static final List<Promise> ALL = List.of(
            HOURLY, OFTEN, DAILY, BRIEF, LATEST, VAULTED, DATABASES, CLUSTERS, SHOPS, WHOLE_SHOPS, DUMPS, DESKS);

    boolean ofWorkloads() {
        return kinds.size() > 1;
    }

    /// Whether hosts make the backups.
    boolean ofHosts() {
        return equals(DUMPS) || equals(DESKS);
    }

    boolean ofWindows() {
        return equals(DESKS);
    }

    /// Whether some of its points are made by another service than EC2.
    boolean ofServices() {
        return kinds.stream().anyMatch(kind -> kind.isDatabase() || kind == ResourceKind.AWS_BACKUP);
    }

    /// What a source of it carries.
    Map<String, String> tags() {
        return Map.of(TAG, tag);
    }

    /// What a member of a workload carries.
    Map<String, String> tags(String workload) {
        return Map.of(TAG, tag, "snapwarden:workload", workload);
    }

    static Promise of(String policy) {
        return ALL.stream()
                .filter(promise -> promise.policy().equals(policy))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody promised " + policy));
    }

    /// From `from` on and before `to`.
    List<Instant> slots(Instant from, Instant to) {
        var day = from.atZone(ZoneOffset.UTC).toLocalDate();
        return Stream.iterate(
                        day.atTime(first).toInstant(ZoneOffset.UTC),
                        slot -> slot.isBefore(to),
                        slot -> slot.plus(every))
                .filter(slot -> !slot.isBefore(from))
                .toList();
    }

    Instant windowEnd(Instant slot) {
        return slot.plus(window);
    }
}
