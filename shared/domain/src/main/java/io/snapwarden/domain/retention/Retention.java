package io.snapwarden.domain.retention;

import static java.util.Comparator.comparing;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.retention.PrunePlan.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A policy's retention: rules that keep, and floors beneath them.
///
/// @param rules at least one
/// @param atLeast good points that stay whatever the rules say
/// @param orphans how long points of a source that is gone stay; null keeps them for ever
/// @param tag the tag by which a resource speaks for itself; null when none may
/// @param zone in which days, weeks, months and years are counted
public record Retention(
        List<KeepRule> rules,
        int atLeast,
        @Nullable Duration orphans,
        @Nullable RetentionTag tag,
        ZoneId zone) {

    /// A point that ended badly is kept this long before the newest good point, for whoever wants to look at it.
    private static final Duration BAD_POINTS_STAY = Duration.ofDays(1);

    private static final Comparator<RecoveryPoint> NEWEST_FIRST =
            comparing(RecoveryPoint::takenAt).reversed();

    public Retention {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("retain needs at least one rule, or nothing would be kept");
        }
        if (atLeast < 1) {
            throw new IllegalArgumentException("retain.at-least must be at least 1 but is " + atLeast);
        }
        if (orphans != null && !orphans.isPositive()) {
            throw new IllegalArgumentException("retain.orphans must be positive but is " + orphans);
        }
    }

    /// As written on each point: `last 3, daily 7, at-least 2`.
    public String words() {
        var words = rules.stream().map(KeepRule::words).collect(Collectors.joining(", "));
        return words + ", at-least " + atLeast + (orphans == null ? "" : ", orphans " + orphans);
    }

    /// The plan for one source's points in one scope. *Now* is the instant of its newest good point: where backups
    /// have stopped, pruning stops too, and no clock can move it.
    public PrunePlan plan(Collection<RecoveryPoint> points) {
        var good = canonicalGood(points);
        if (good.isEmpty()) {
            return keepAll(points, "its source has no good point");
        }
        var now = good.getFirst().takenAt();
        var reasons = reasons(good, now);
        var kept = new LinkedHashMap<RecoveryPoint, List<String>>();
        var pruned = new LinkedHashMap<RecoveryPoint, Cause>();
        var canonical = new HashSet<>(good);
        for (var point : oldestFirst(points)) {
            var why = canonical.contains(point) ? reasons.getOrDefault(point, List.of()) : whyKeepOther(point, now);
            if (why.isEmpty()) {
                pruned.put(point, canonical.contains(point) ? Cause.EXPIRED : causeOfOther(point));
            } else {
                kept.put(point, why);
            }
        }
        return PrunePlan.of(points, kept, pruned);
    }

    /// The plan for a source that is proven gone: its points, the newest too, stay for [#orphans] and no longer.
    ///
    /// @param now the instant of the newest good point of any source in the scope: where backups have stopped
    ///     altogether, nothing is pruned
    public PrunePlan planOrphans(Collection<RecoveryPoint> points, Instant now) {
        if (orphans == null) {
            return keepAll(points, "no retain.orphans: points of a source that is gone are kept");
        }
        var oldest = now.minus(orphans);
        var kept = new LinkedHashMap<RecoveryPoint, List<String>>();
        var pruned = new LinkedHashMap<RecoveryPoint, Cause>();
        for (var point : oldestFirst(points)) {
            if (point.held()) {
                kept.put(point, List.of("held"));
            } else if (point.state() == RecoveryPoint.State.PENDING) {
                kept.put(point, List.of("still pending"));
            } else if (point.takenAt().isBefore(oldest)) {
                pruned.put(point, Cause.ORPHAN);
            } else {
                kept.put(point, List.of("orphans " + orphans));
            }
        }
        return PrunePlan.of(points, kept, pruned);
    }

    private Map<RecoveryPoint, List<String>> reasons(List<RecoveryPoint> good, Instant now) {
        var reasons = new LinkedHashMap<RecoveryPoint, List<String>>();
        var shortened = shortened(good, now);
        for (var rule : rules) {
            rule.keeps(good, now, zone)
                    .filter(point -> !shortened.contains(point))
                    .forEach(point -> add(reasons, point, rule.words()));
        }
        for (var point : good) {
            if (point.held()) {
                add(reasons, point, "held");
            }
            if (askedFor(point, now)) {
                add(reasons, point, "its own retention tag");
            }
        }
        good.stream().limit(atLeast).forEach(point -> add(reasons, point, "at-least " + atLeast));
        add(reasons, good.getFirst(), "newest good point");
        return reasons;
    }

    private Set<RecoveryPoint> shortened(List<RecoveryPoint> good, Instant now) {
        if (tag == null || !tag.mayShorten()) {
            return Set.of();
        }
        return good.stream()
                .filter(point -> tag.of(point).isPresent() && !askedFor(point, now))
                .collect(Collectors.toSet());
    }

    private boolean askedFor(RecoveryPoint point, Instant now) {
        return tag != null
                && tag.of(point)
                        .filter(age -> point.takenAt().isAfter(now.minus(age)))
                        .isPresent();
    }

    private static List<String> whyKeepOther(RecoveryPoint point, Instant now) {
        if (point.held()) {
            return List.of("held");
        }
        return switch (point.state()) {
            case PENDING -> List.of("still pending");
            case GOOD -> List.of();
            case ERROR, INCOMPLETE ->
                point.takenAt().isBefore(now.minus(BAD_POINTS_STAY))
                        ? List.of()
                        : List.of("not good, but no good point is a day newer");
        };
    }

    private static Cause causeOfOther(RecoveryPoint point) {
        return switch (point.state()) {
            case GOOD -> Cause.TWIN;
            case ERROR -> Cause.ERROR;
            case INCOMPLETE -> Cause.INCOMPLETE;
            case PENDING -> throw new IllegalStateException("a pending point is never pruned: " + point.key());
        };
    }

    /// One point for each obligation, newest first.
    private static List<RecoveryPoint> canonicalGood(Collection<RecoveryPoint> points) {
        Map<Obligation, List<RecoveryPoint>> byObligation =
                points.stream().collect(Collectors.groupingBy(RecoveryPoint::obligation));
        var good = new ArrayList<RecoveryPoint>();
        for (var ofOne : byObligation.values()) {
            PointCatalog.canonical(ofOne).filter(RecoveryPoint::good).ifPresent(good::add);
        }
        good.sort(NEWEST_FIRST);
        return good;
    }

    private static PrunePlan keepAll(Collection<RecoveryPoint> points, String why) {
        var kept = new LinkedHashMap<RecoveryPoint, List<String>>();
        points.forEach(point -> kept.put(point, List.of(why)));
        return PrunePlan.of(points, kept, Map.of());
    }

    private static List<RecoveryPoint> oldestFirst(Collection<RecoveryPoint> points) {
        return points.stream().sorted(NEWEST_FIRST.reversed()).toList();
    }

    private static void add(Map<RecoveryPoint, List<String>> reasons, RecoveryPoint point, String why) {
        reasons.computeIfAbsent(point, _ -> new ArrayList<>()).add(why);
    }
}
