package io.snapwarden.standalone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a policy of [#file] promises, said a second time without the product's arithmetic.
///
/// @param every between two slots
/// @param first the slot of the simulation's first day
/// @param window how long after its slot a capture may start
/// @param last points that are kept, by number; 0 for none
/// @param daily days of which the newest is kept; 0 for none
/// @param within younger than this everything is kept; zero for nothing
/// @param orphans how long the points of a source that is gone stay; null for ever
record Promise(
        String policy,
        boolean ofInstances,
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

    /// How long a freeze lasts at most.
    static final Duration LEASE = Duration.ofSeconds(20);

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static final Promise HOURLY = new Promise(
            "hourly-volumes",
            false,
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
            "often-volumes",
            false,
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
            "daily-instances",
            true,
            "daily",
            Duration.ofDays(1),
            LocalTime.of(1, 0),
            Duration.ofHours(4),
            0,
            2,
            Duration.ZERO,
            2,
            null);

    static final List<Promise> ALL = List.of(HOURLY, OFTEN, DAILY);

    static String file(int maxDeletes) {
        return """
                version: 1
                scopes:
                  regions: [eu-west-1, us-east-1]
                prune: { mode: delete, max-deletes: %d }
                notify:
                  sns: arn:aws:sns:eu-west-1:111122223333:backups
                  fold-within: 15m
                tags:
                  retention: { key: retention, unit: days }
                policies:
                  - name: hourly-volumes
                    select: { kind: volume, tags: { Backup: hourly } }
                    schedule: { cron: "0 * * * *", timezone: UTC, start-within: 50m }
                    retain: { within: 8h, at-least: 2, orphans: 1d }
                  - name: often-volumes
                    select: { kind: volume, tags: { Backup: often } }
                    schedule: { cron: "30 */6 * * *", timezone: UTC, start-within: 2h }
                    retain: { last: 3, at-least: 1 }
                  - name: daily-instances
                    select: { kind: instance, tags: { Backup: daily }, exclude: { Backup-exclude: "*" } }
                    schedule: { cron: "0 2 * * *", timezone: Europe/Berlin, start-within: 4h }
                    consistency: { mode: application, freeze-at-most: %ds }
                    retain: { daily: 2, at-least: 2 }
                """.formatted(maxDeletes, LEASE.toSeconds());
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
