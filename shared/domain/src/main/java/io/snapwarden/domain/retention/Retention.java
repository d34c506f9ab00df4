package io.snapwarden.domain.retention;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.retention.PrunePlan.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A policy's retention: rules that keep, and floors beneath them.
///
/// @param rules at least one
/// @param atLeast good points that stay whatever the rules say
/// @param orphans how long the points of a source that is gone outlive it; null keeps them for ever
/// @param tag the tag by which a resource speaks for itself; null when none may
/// @param zone in which days, weeks, months and years are counted
public record Retention(
        List<KeepRule> rules,
        int atLeast,
        @Nullable Duration orphans,
        @Nullable RetentionTag tag,
        ZoneId zone) {

    /// An application keeps its own backups by rules of its own, and nothing of them is ours to delete.
    public static final Retention OF_APPLICATIONS =
            new Retention(List.of(new KeepRule.Everything()), 1, null, null, ZoneOffset.UTC);

    /// A point that ended in error is kept this long before the newest good point, for whoever wants to look at it.
    private static final Duration ERRORS_STAY = Duration.ofDays(1);

    public Retention {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("retain needs at least one rule, or nothing would be kept");
        }
        if (atLeast < 1) {
            throw new IllegalArgumentException("retain.at-least must be at least 1 but is " + atLeast);
        }
        if (orphans != null) {
            KeepRule.requireAge("orphans", orphans);
        }
    }

    /// As written on each point: `last 3, daily 7, at-least 2`.
    public String words() {
        var words = rules.stream().map(KeepRule::words).collect(Collectors.joining(", "));
        return words + ", at-least " + atLeast + (orphans == null ? "" : ", orphans " + orphans);
    }

    /// The plan where no earlier prune was cut short.
    public PrunePlan plan(Collection<RecoveryPoint> points) {
        return plan(points, _ -> false);
    }

    /// The plan for one source's points in one scope. *Now* is the instant of its newest good point: where backups
    /// have stopped, pruning stops too, and no clock can move it.
    ///
    /// @param begun whether an earlier prune began to delete the point: only then may one that lacks members go
    public PrunePlan plan(Collection<RecoveryPoint> points, Predicate<RecoveryPoint> begun) {
        var timeline = Timeline.of(points);
        if (timeline.good().isEmpty()) {
            return PrunePlan.of(points, point -> Verdict.keep("its source has no good point"));
        }
        var now = timeline.newest().takenAt();
        var reasons = reasons(timeline.good(), now);
        var plan = PrunePlan.of(
                points,
                point -> timeline.counts(point)
                        ? Verdict.of(reasons.getOrDefault(point, List.of()), Cause.EXPIRED)
                        : ofOther(point, timeline, now, begun));
        if (!plan.kept().containsKey(timeline.newest())) {
            throw new IllegalStateException(
                    "the newest good point is not kept: " + timeline.newest().key());
        }
        return plan;
    }

    /// The plan for a source that is proven gone. Until its newest point is older than [#orphans] it is planned like
    /// any other; from then on its points go, the newest too.
    ///
    /// @param now the instant of the newest good point of any source in the scope: where backups have stopped
    ///     altogether, nothing is pruned
    public PrunePlan planOrphans(Collection<RecoveryPoint> points, Instant now, Predicate<RecoveryPoint> begun) {
        if (!outlivedBy(points, now)) {
            return plan(points, begun);
        }
        Timeline.requireOneSource(points);
        return PrunePlan.of(points, point -> ofOrphan(point, now, begun));
    }

    /// Whether these points, all of one source, are older than [#orphans]: only then does it matter whether it is gone.
    public boolean outlivedBy(Collection<RecoveryPoint> points, Instant now) {
        return orphans != null
                && points.stream().allMatch(point -> point.takenAt().isBefore(now.minus(orphans)));
    }

    private Map<RecoveryPoint, List<String>> reasons(List<RecoveryPoint> good, Instant now) {
        var reasons = new LinkedHashMap<RecoveryPoint, List<String>>();
        var shortened = shortened(good, now);
        for (var rule : rules) {
            var words = rule.words();
            rule.keeps(good, now, zone)
                    .filter(point -> !shortened.contains(point))
                    .forEach(point -> add(reasons, point, words));
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

    /// A point that does not count: a twin, or one that is not good.
    private static Verdict ofOther(
            RecoveryPoint point, Timeline timeline, Instant now, Predicate<RecoveryPoint> begun) {
        if (point.held()) {
            return Verdict.keep("held");
        }
        return switch (point.state()) {
            case PENDING -> Verdict.keep("still pending");
            case GOOD ->
                timeline.holdsAllOf(point)
                        ? Verdict.go(Cause.TWIN)
                        : Verdict.keep("another point met its obligation but lacks a volume that this one has");
            case INCOMPLETE -> ofIncomplete(point, begun);
            case ERROR ->
                begun.test(point) || point.takenAt().isBefore(now.minus(ERRORS_STAY))
                        ? Verdict.go(Cause.ERROR)
                        : Verdict.keep("ended in error, but no good point is a day newer");
        };
    }

    private Verdict ofOrphan(RecoveryPoint point, Instant now, Predicate<RecoveryPoint> begun) {
        if (point.held()) {
            return Verdict.keep("held");
        }
        if (askedFor(point, now)) {
            return Verdict.keep("its own retention tag");
        }
        return switch (point.state()) {
            case PENDING -> Verdict.keep("still pending");
            case GOOD, ERROR -> Verdict.go(Cause.ORPHAN);
            case INCOMPLETE -> ofIncomplete(point, begun);
        };
    }

    /// What is left of a damaged point may be all that is left of a volume: only a person may judge that.
    private static Verdict ofIncomplete(RecoveryPoint point, Predicate<RecoveryPoint> begun) {
        return begun.test(point)
                ? Verdict.go(Cause.BEGUN)
                : Verdict.keep("members are missing, and no prune began to delete it");
    }

    private static void add(Map<RecoveryPoint, List<String>> reasons, RecoveryPoint point, String why) {
        reasons.computeIfAbsent(point, _ -> new ArrayList<>()).add(why);
    }
}
