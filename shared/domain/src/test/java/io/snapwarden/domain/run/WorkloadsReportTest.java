package io.snapwarden.domain.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.run.WorkloadMember.Became;
import io.snapwarden.domain.run.Workloads.Together;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkloadsReportTest {

    private static final Instant BEGAN = Instant.parse("2026-11-20T02:00:05Z");
    private static final Standing CAPTURED = new Standing.Captured(1, null, null);

    private final List<RollEntry> entries = new ArrayList<>();

    private void entry(@Nullable String workload, Standing standing, @Nullable Instant begunAt) {
        var id = new ResourceId("vol-%04x".formatted(entries.size()));
        entries.add(new RollEntry(ResourceKind.VOLUME, id, "disk", standing, 0, null, null)
                .in(workload == null ? null : new WorkloadName(workload))
                .begunAt(begunAt));
    }

    private @Nullable Workloads reported() {
        var scope = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));
        var run = new RunKey(new PolicyName("shops"), Slot.parse("2026-11-20T02:00:00Z"));
        return ScopeReport.of(new Roll(run, scope, BEGAN, BEGAN, entries)).workloads();
    }

    private Workloads workloads() {
        return Objects.requireNonNull(reported());
    }

    private List<String> words() {
        return workloads().named().stream().map(Together::words).toList();
    }

    @Test
    void aWorkloadSaysHowFarApartItsCapturesBegan() {
        entry("shop", CAPTURED, BEGAN.plusMillis(2100));
        entry("shop", CAPTURED, BEGAN);
        entry("shop", CAPTURED, BEGAN.plusMillis(900));

        assertThat(words()).containsExactly("shop: 3 resources within 2.1 s");
    }

    @Test
    void whatIsNotCapturedIsCountedAndWhatIsSkippedWasNeverOwed() {
        entry("shop", CAPTURED, BEGAN);
        entry("shop", new Standing.Owed(), null);
        entry("shop", new Standing.Failed("denied"), null);
        entry("shop", new Standing.Skipped("excluded"), null);

        assertThat(words()).containsExactly("shop: 1 of 3 resources within 0.0 s");
    }

    @Test
    void aSpanThatIsNotKnownInFullIsNotMadeUp() {
        entry("shop", CAPTURED, BEGAN);
        entry("shop", CAPTURED, null);

        assertThat(words()).containsExactly("shop: 2 resources, nobody wrote down how far apart");
    }

    @Test
    void theWorstComeFirst() {
        entry("whole", CAPTURED, BEGAN);
        entry("wide", CAPTURED, BEGAN);
        entry("wide", CAPTURED, BEGAN.plusSeconds(90));
        entry("lacking", new Standing.Missed("no room"), null);
        entry(null, CAPTURED, null);

        assertThat(words())
                .containsExactly(
                        "lacking: 0 of 1 resource",
                        "wide: 2 resources within 90.0 s",
                        "whole: 1 resource within 0.0 s");
    }

    @Test
    void moreThanAnEventHoldsAreCounted() {
        for (int i = 0; i < Workloads.MOST_NAMED + 7; i++) {
            entry("w" + i, CAPTURED, BEGAN);
        }
        assertThat(words()).hasSize(Workloads.MOST_NAMED);
        assertThat(workloads().omitted()).isEqualTo(7);
    }

    @Test
    void eachMemberSaysWhatBecameOfItTheWorstFirst() {
        entry("shop", new Standing.Completed(BEGAN, BEGAN, 1, false, null, Consistency.APPLICATION), BEGAN);
        entry("shop", new Standing.Captured(1, "no agent", Consistency.CRASH), BEGAN.plusSeconds(1));
        entry("shop", new Standing.Owed(), null);
        entry("shop", new Standing.Missed("no room"), null);
        entry("shop", new Standing.Failed("denied"), null);
        entry("shop", new Standing.Skipped("excluded"), null);

        assertThat(workloads().named().getFirst().named())
                .extracting(WorkloadMember::became, WorkloadMember::consistency, WorkloadMember::why)
                .containsExactly(
                        tuple(Became.FAILED, null, "denied"),
                        tuple(Became.MISSED, null, "no room"),
                        tuple(Became.OWED, null, null),
                        tuple(Became.PENDING, Consistency.CRASH, "no agent"),
                        tuple(Became.COMPLETED, Consistency.APPLICATION, null));
    }

    @Test
    void membersOfTheWorstWorkloadsAreNamedAndTheOthersCounted() {
        for (int i = 0; i < Workloads.MOST_MEMBERS; i++) {
            entry("good", CAPTURED, BEGAN);
        }
        entry("lacking", CAPTURED, BEGAN);
        entry("lacking", new Standing.Missed("no room"), null);

        assertThat(workloads().named())
                .extracting(Together::workload, together -> together.named().size(), Together::unnamed)
                .containsExactly(
                        tuple(new WorkloadName("lacking"), 2, 0),
                        tuple(new WorkloadName("good"), Workloads.MOST_MEMBERS - 2, 2));
        assertThat(workloads().naming(_ -> 100, 99).named().getFirst().unnamed())
                .as("of those for which there is no room either")
                .isEqualTo(2);
    }

    @Test
    void aLongReasonIsCutBetweenCharacters() {
        entry("shop", new Standing.Failed("\ud83d\ude00".repeat(200)), null);

        assertThat(workloads().named().getFirst().named().getFirst().why())
                .endsWith("\ude00…")
                .hasSizeLessThanOrEqualTo(WorkloadMember.LONGEST_WHY);
    }

    @Test
    void aRollWithoutWorkloadsHasNone() {
        entry(null, CAPTURED, null);

        assertThat(reported()).isNull();
    }

    @Test
    void theFirstWordOnAStartStands() {
        var shop = new WorkloadName("shop");
        var disk = new ResourceId("vol-0001");
        var first = new CaptureStarts(shop, List.of(new CaptureStarts.Start(disk, 1, BEGAN)));

        assertThat(first.with(List.of(new CaptureStarts.Start(disk, 1, BEGAN.plus(Duration.ofMinutes(2))))))
                .isEqualTo(first);
    }

    @Test
    void aLaterAttemptTakesThePlaceOfOneThatFailed() {
        var shop = new WorkloadName("shop");
        var disk = new ResourceId("vol-0001");
        var failed = new CaptureStarts.Start(disk, 1, BEGAN);
        var next = new CaptureStarts.Start(disk, 2, BEGAN.plus(Duration.ofMinutes(40)));
        var first = new CaptureStarts(shop, List.of(failed));

        assertThat(first.with(List.of(next)).with(List.of(failed)).starts()).containsExactly(next);
    }

    @Test
    void whatIsOwedAgainBeginsAgain() {
        entry("shop", CAPTURED, BEGAN);

        assertThat(entries.getFirst().with(CAPTURED).begunAt()).isEqualTo(BEGAN);
        assertThat(entries.getFirst().with(new Standing.Owed()).begunAt()).isNull();
    }
}
