package io.snapwarden.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.retention.PrunePlan.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Retention LAST_ONE = new Retention(List.of(new KeepRule.Last(1)), 1, null, null, UTC);
    private static final Retention ORPHANS =
            new Retention(List.of(new KeepRule.Last(1)), 1, Duration.ofDays(90), null, UTC);

    private final RecoveryPoint newest = Points.at("2026-03-10T02:00:00Z");

    @Test
    void whatNoRuleKeepsIsExpired() {
        var old = Points.at("2026-03-09T02:00:00Z");
        var plan = LAST_ONE.plan(List.of(old, newest));
        assertThat(plan.pruned()).containsOnlyKeys(old).containsValue(Cause.EXPIRED);
        assertThat(plan.kept().get(newest)).containsExactly("last 1", "at-least 1", "newest good point");
    }

    @Test
    void keepsAHeldPointThatNoOtherRuleWants() {
        var held = Points.made("2020-01-01T02:00:00Z").held().point();
        assertThat(LAST_ONE.plan(List.of(held, newest)).kept()).containsEntry(held, List.of("held"));
    }

    @Test
    void aHoldOnOneMemberHoldsTheWholePoint() {
        var marks = Points.made("2026-03-01T02:00:00Z").volumes("vol-0a", "vol-0b");
        var free = marks.point();
        var held = marks.held().point();
        var mixed = new RecoveryPoint(
                free.marks(), List.of(free.members().get(0), held.members().get(1)));
        assertThat(LAST_ONE.plan(List.of(mixed, newest)).kept()).containsKey(mixed);
    }

    @Test
    void atLeastCountsGoodPointsWhateverTheRulesSay() {
        var three = new Retention(List.of(new KeepRule.Within(Duration.ofHours(1))), 3, null, null, UTC);
        var points = Points.series(newest.takenAt(), Duration.ofDays(400), 5);
        assertThat(three.plan(points).kept().keySet()).containsExactlyInAnyOrderElementsOf(points.subList(0, 3));
    }

    @Test
    void whereNothingIsGoodNothingGoes() {
        var error =
                Points.made("2020-01-01T02:00:00Z").state(Snapshot.State.ERROR).point();
        var pending = Points.made("2026-03-10T02:00:00Z")
                .state(Snapshot.State.PENDING)
                .point();
        var plan = LAST_ONE.plan(List.of(error, pending));
        assertThat(plan.pruned()).isEmpty();
        assertThat(plan.kept()).containsEntry(error, List.of("its source has no good point"));
    }

    @Test
    void aPendingPointNeitherGoesNorCountsAsTheNewest() {
        var pending = Points.made("2026-03-11T02:00:00Z")
                .state(Snapshot.State.PENDING)
                .point();
        var plan = LAST_ONE.plan(List.of(newest, pending));
        assertThat(plan.pruned()).isEmpty();
        assertThat(plan.kept()).containsEntry(pending, List.of("still pending"));
        assertThat(plan.kept().get(newest)).contains("newest good point");
    }

    @Test
    void aPointInErrorStaysUntilAGoodOneIsADayNewer() {
        var error =
                Points.made("2026-03-09T02:00:00Z").state(Snapshot.State.ERROR).point();
        assertThat(LAST_ONE.plan(List.of(error, newest)).pruned()).isEmpty();
        var later = Points.at("2026-03-10T02:00:01Z");
        assertThat(LAST_ONE.plan(List.of(error, later)).pruned()).containsEntry(error, Cause.ERROR);
    }

    @Test
    void ofTwinsTheEarliestGoodOneStays() {
        var first = Points.made("2026-03-10T02:00:05Z")
                .slot("2026-03-10T02:00:00Z")
                .capture("a")
                .point();
        var twin = Points.made("2026-03-10T02:00:09Z")
                .slot("2026-03-10T02:00:00Z")
                .capture("b")
                .point();
        var plan = LAST_ONE.plan(List.of(twin, first));
        assertThat(plan.pruned()).containsOnlyKeys(twin).containsValue(Cause.TWIN);
        assertThat(plan.kept().get(first)).contains("newest good point");
    }

    @Test
    void aHeldTwinStaysAndDoesNotCountTwice() {
        var first = Points.made("2026-03-10T02:00:05Z")
                .slot("2026-03-10T02:00:00Z")
                .capture("a")
                .point();
        var twin = Points.made("2026-03-10T02:00:09Z")
                .slot("2026-03-10T02:00:00Z")
                .capture("b")
                .held()
                .point();
        var before = Points.at("2026-03-09T02:00:00Z");
        var two = new Retention(List.of(new KeepRule.Last(2)), 1, null, null, UTC);
        assertThat(two.plan(List.of(twin, first, before)).pruned()).isEmpty();
    }

    @Test
    void aTwinThatHoldsAVolumeMoreIsNoTwinToDelete() {
        var first = Points.made("2026-03-10T02:00:05Z")
                .slot("2026-03-10T02:00:00Z")
                .volumes("vol-0a")
                .capture("a")
                .point();
        var wider = Points.made("2026-03-10T02:00:09Z")
                .slot("2026-03-10T02:00:00Z")
                .volumes("vol-0a", "vol-0b")
                .capture("b")
                .point();
        assertThat(LAST_ONE.plan(List.of(first, wider)).pruned()).isEmpty();
    }

    @Test
    void marksForgedToTearASetIntoTwoDoNotMakeEitherHalfGo() {
        var half = Points.made("2026-03-10T02:00:05Z")
                .slot("2026-03-10T02:00:00Z")
                .source("i-0a")
                .volumes("vol-0a")
                .point();
        var other = Points.made("2026-03-10T02:00:05Z")
                .slot("2026-03-10T02:00:00Z")
                .source("i-0a")
                .volumes("vol-0b")
                .point();
        assertThat(LAST_ONE.plan(List.of(half, other)).pruned()).isEmpty();
    }

    @Test
    void aRenamedPolicyHasOneTimeline() {
        var before = Points.made("2026-03-09T02:00:00Z").policy("nightly").point();
        var plan = LAST_ONE.plan(List.of(before, newest));
        assertThat(plan.pruned()).containsOnlyKeys(before);
    }

    @Test
    void onePointUnderEachNameOfOneSlotAreTwins() {
        var asNightly = Points.made("2026-03-10T02:00:00Z").policy("nightly").point();
        var asDaily =
                Points.made("2026-03-10T02:00:07Z").slot("2026-03-10T02:00:00Z").point();
        var two = new Retention(List.of(new KeepRule.Last(2)), 2, null, null, UTC);
        var old = Points.at("2026-03-09T02:00:00Z");
        var plan = two.plan(List.of(asNightly, asDaily, old));
        assertThat(plan.pruned()).containsOnlyKeys(asDaily).containsValue(Cause.TWIN);
        assertThat(plan.kept().get(old)).contains("last 2");
    }

    @Test
    void aDamagedPointStaysForAPersonToJudge() {
        var damaged = damaged("2026-01-01T02:00:00Z");
        assertThat(LAST_ONE.plan(List.of(damaged, newest)).kept().get(damaged))
                .containsExactly("members are missing, and no prune began to delete it");
    }

    @Test
    void aPointWhoseDeletionHadBegunIsFinished() {
        var rest = damaged("2026-03-09T12:00:00Z");
        assertThat(LAST_ONE.plan(List.of(rest, newest), rest::equals).pruned()).containsEntry(rest, Cause.BEGUN);
    }

    @Test
    void aHoldStopsADeletionThatHadBegun() {
        var rest = Points.made("2026-03-09T12:00:00Z")
                .volumes("vol-0a", "vol-0b")
                .onlyLeft("vol-0b")
                .held()
                .point();
        assertThat(LAST_ONE.plan(List.of(rest, newest), _ -> true).kept()).containsEntry(rest, List.of("held"));
    }

    @Test
    void aBegunPointThatIsWholeIsJudgedLikeAnyOther() {
        assertThat(LAST_ONE.plan(List.of(newest), _ -> true).pruned()).isEmpty();
    }

    @Test
    void pointsOfTwoSourcesAreNoPlan() {
        var other = Points.made("2026-03-10T02:00:00Z")
                .source("vol-0b")
                .volumes("vol-0b")
                .point();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LAST_ONE.plan(List.of(newest, other)))
                .withMessageContaining("vol-0b");
    }

    @Test
    void anOrphanIsPlannedLikeAnyOtherUntilItsNewestPointIsOlderThanTheRule() {
        var old = Points.at("2025-01-01T02:00:00Z");
        var now = newest.takenAt().plus(Duration.ofDays(90));
        var monthly = new Retention(List.of(new KeepRule.Monthly(12)), 1, Duration.ofDays(90), null, UTC);
        assertThat(monthly.planOrphans(List.of(old, newest), now, _ -> false).pruned())
                .as("its archive outlives it too")
                .isEmpty();
    }

    @Test
    void anOrphansPointsGoTheNewestTooOnceTheyAreOlderThanTheRule() {
        var held = Points.made("2025-01-01T02:00:00Z").held().point();
        var pending = Points.made("2025-01-02T02:00:00Z")
                .state(Snapshot.State.PENDING)
                .point();
        var error =
                Points.made("2025-01-03T02:00:00Z").state(Snapshot.State.ERROR).point();
        var damaged = damaged("2025-01-04T02:00:00Z");
        var now = newest.takenAt().plus(Duration.ofDays(90)).plusSeconds(1);
        var plan = ORPHANS.planOrphans(List.of(held, pending, error, damaged, newest), now, _ -> false);
        assertThat(plan.pruned()).containsOnlyKeys(error, newest).containsValue(Cause.ORPHAN);
        assertThat(plan.kept()).containsOnlyKeys(held, pending, damaged);
    }

    @Test
    void withoutAnOrphansRuleTheNewestPointOfASourceThatIsGoneStaysForEver() {
        var now = Instant.parse("2100-01-01T00:00:00Z");
        assertThat(LAST_ONE.planOrphans(List.of(newest), now, _ -> false).pruned())
                .isEmpty();
        assertThat(LAST_ONE.outlivedBy(List.of(newest), now)).isFalse();
    }

    @Test
    void anOrphansOwnTagLengthensItsStay() {
        var tag = new RetentionTag("retention", Duration.ofDays(1), true);
        var asking = new Retention(List.of(new KeepRule.Last(1)), 1, Duration.ofDays(90), tag, UTC);
        var point = Points.made("2026-01-01T00:00:00Z").tag("retention", "365").point();
        var now = Instant.parse("2026-12-31T00:00:00Z");
        assertThat(asking.planOrphans(List.of(point), now, _ -> false).pruned()).isEmpty();
        assertThat(asking.planOrphans(List.of(point), now.plus(Duration.ofDays(2)), _ -> false)
                        .pruned())
                .containsKey(point);
    }

    @Test
    void saysItselfInWords() {
        assertThat(ORPHANS.words()).isEqualTo("last 1, at-least 1, orphans PT2160H");
    }

    @Test
    void refusesToKeepNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retention(List.of(), 1, null, null, UTC))
                .withMessageContaining("at least one rule");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retention(List.of(new KeepRule.Last(1)), 0, null, null, UTC))
                .withMessageContaining("retain.at-least");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retention(List.of(new KeepRule.Last(1)), 1, Duration.ZERO, null, UTC))
                .withMessageContaining("retain.orphans");
    }

    private static RecoveryPoint damaged(String instant) {
        return Points.made(instant)
                .volumes("vol-0a", "vol-0b")
                .onlyLeft("vol-0b")
                .point();
    }
}
