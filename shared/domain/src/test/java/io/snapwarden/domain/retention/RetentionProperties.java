package io.snapwarden.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws that hold for every history and every policy. A failure names its seed.
class RetentionProperties {

    private static final Instant END = Instant.parse("2026-11-20T02:00:00Z");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keptAndPrunedPartitionThePoints(long seed) {
        var points = history(new Random(seed));
        var plan = retention(new Random(~seed)).plan(points);
        var both = new ArrayList<>(plan.kept().keySet());
        both.addAll(plan.pruned().keySet());
        assertThat(both).containsExactlyInAnyOrderElementsOf(points);
        assertThat(plan.kept().values()).noneMatch(List::isEmpty);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pruningTwicePrunesNothingMore(long seed) {
        var retention = retention(new Random(~seed));
        var kept = retention.plan(history(new Random(seed))).kept().keySet();
        assertThat(retention.plan(kept).pruned()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPruneCutShortAndPlannedAgainPrunesNothingElse(long seed) {
        var random = new Random(seed);
        var points = history(random);
        var retention = retention(new Random(~seed));
        var pruned = retention.plan(points).pruned().keySet();
        var left = new ArrayList<>(points);
        left.removeIf(point -> pruned.contains(point) && random.nextBoolean());
        assertThat(pruned).containsAll(retention.plan(left).pruned().keySet());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void heldAndPendingAndNewestGoodAndMinimumSurvive(long seed) {
        var points = history(new Random(seed));
        var retention = retention(new Random(~seed));
        var kept = retention.plan(points).kept().keySet();
        var good = Timeline.of(points).good();
        assertThat(kept)
                .containsAll(points.stream().filter(RecoveryPoint::held).toList())
                .containsAll(points.stream()
                        .filter(point -> point.state() == RecoveryPoint.State.PENDING)
                        .toList())
                .containsAll(good.stream().limit(retention.atLeast()).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void moreRulesNeverPruneMore(long seed) {
        var points = history(new Random(seed));
        var fewer = retention(new Random(~seed));
        var rules = new ArrayList<>(fewer.rules());
        rules.add(rule(new Random(seed + 1)));
        var more = new Retention(rules, fewer.atLeast() + 1, null, fewer.tag(), fewer.zone());
        assertThat(fewer.plan(points).pruned().keySet())
                .containsAll(more.plan(points).pruned().keySet());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anOlderPointNeverUnkeepsANewerOne(long seed) {
        var points = history(new Random(seed));
        var retention = retention(new Random(~seed));
        var before = retention.plan(points).kept().keySet();
        var oldest = points.stream()
                .map(RecoveryPoint::takenAt)
                .min(Instant::compareTo)
                .orElse(END);
        var more = new ArrayList<>(points);
        more.add(Points.at(oldest.minus(Duration.ofHours(9))));
        assertThat(retention.plan(more).kept().keySet()).containsAll(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfAListingDoesNotMatter(long seed) {
        var points = history(new Random(seed));
        var retention = retention(new Random(~seed));
        var shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(retention.plan(shuffled)).isEqualTo(retention.plan(points));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSnapshotOfEveryVolumeThatEverHadAGoodPointIsLeft(long seed) {
        var points = history(new Random(seed));
        var kept = retention(new Random(~seed)).plan(points).kept().keySet();
        assertThat(kept.stream().anyMatch(RecoveryPoint::good))
                .isEqualTo(points.stream().anyMatch(RecoveryPoint::good));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noPointGoesBecauseItsSourceIsGoneBeforeTheLastOneIsOldEnough(long seed) {
        var random = new Random(seed);
        var points = history(random);
        var age = Duration.ofDays(1 + random.nextInt(90));
        var base = retention(new Random(~seed));
        var retention = new Retention(base.rules(), base.atLeast(), age, base.tag(), base.zone());
        var newest = points.stream()
                .map(RecoveryPoint::takenAt)
                .max(Instant::compareTo)
                .orElse(END);
        assertThat(retention.planOrphans(points, newest.plus(age), _ -> false)).isEqualTo(retention.plan(points));
    }

    private static List<RecoveryPoint> history(Random random) {
        var points = new ArrayList<RecoveryPoint>();
        int count = 1 + random.nextInt(60);
        var at = END;
        for (int i = 0; i < count; i++) {
            at = at.minusSeconds(60L * (1 + random.nextInt(random.nextBoolean() ? 600 : 60_000)));
            var made = Points.made(at).volumes("vol-0a", "vol-0b").capture("c" + i);
            switch (random.nextInt(12)) {
                case 0 -> made.held();
                case 1 -> made.state(Snapshot.State.ERROR);
                case 2 -> made.state(Snapshot.State.PENDING);
                case 3 -> made.onlyLeft("vol-0b");
                case 4 -> made.tag("retention", Integer.toString(random.nextInt(40)));
                case 5 -> made.policy("nightly");
                case 6 ->
                    points.add(Points.made(at.plusSeconds(7))
                            .slot(at)
                            .volumes("vol-0a", "vol-0b")
                            .capture("twin" + i)
                            .point());
                default -> {}
            }
            points.add(made.point());
        }
        return points;
    }

    private static Retention retention(Random random) {
        var rules = new ArrayList<KeepRule>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            rules.add(rule(random));
        }
        var tag = random.nextBoolean() ? new RetentionTag("retention", Duration.ofDays(1), random.nextBoolean()) : null;
        return new Retention(
                rules, 1 + random.nextInt(3), null, tag, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
    }

    private static KeepRule rule(Random random) {
        int count = 1 + random.nextInt(8);
        return switch (random.nextInt(7)) {
            case 0 -> new KeepRule.Last(count);
            case 1 -> new KeepRule.Hourly(count);
            case 2 -> new KeepRule.Daily(count);
            case 3 -> new KeepRule.Weekly(count);
            case 4 -> new KeepRule.Monthly(count);
            case 5 -> new KeepRule.Yearly(count);
            default -> new KeepRule.Within(Duration.ofHours(12L * count));
        };
    }
}
