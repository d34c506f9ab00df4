package io.snapwarden.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
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
    private static final Standing CAPTURED = new Standing.Captured(1, null);

    private final List<RollEntry> entries = new ArrayList<>();

    private void entry(@Nullable String workload, Standing standing, @Nullable Instant begunAt) {
        var id = new ResourceId("vol-%04x".formatted(entries.size()));
        entries.add(new RollEntry(ResourceKind.VOLUME, id, "disk", standing, 0, null, null)
                .in(workload == null ? null : new WorkloadName(workload))
                .begunAt(begunAt));
    }

    private List<String> words() {
        var scope = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));
        var run = new RunKey(new PolicyName("shops"), Slot.parse("2026-11-20T02:00:00Z"));
        var workloads =
                ScopeReport.of(new Roll(run, scope, BEGAN, BEGAN, entries)).workloads();
        return workloads == null
                ? List.of()
                : workloads.named().stream().map(Workloads.Together::words).toList();
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
        var all = Objects.requireNonNull(Workloads.of(new Roll(
                new RunKey(new PolicyName("shops"), Slot.parse("2026-11-20T02:00:00Z")),
                new Scope(new AccountId("111122223333"), new Region("eu-west-1")),
                BEGAN,
                BEGAN,
                entries)));
        assertThat(all.omitted()).isEqualTo(7);
    }

    @Test
    void aRollWithoutWorkloadsHasNone() {
        entry(null, CAPTURED, null);

        assertThat(words()).isEmpty();
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
