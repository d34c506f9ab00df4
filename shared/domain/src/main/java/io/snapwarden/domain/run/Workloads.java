package io.snapwarden.domain.run;

import io.snapwarden.domain.fleet.WorkloadName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The workloads of a run in one scope: how near to each other their captures began, and what became of each member.
///
/// @param named at most [#MOST_NAMED] of them, those that lack something or lie widest apart first
/// @param omitted how many more there are
public record Workloads(List<Together> named, int omitted) {

    /// An event carries no more, for its size is limited.
    public static final int MOST_NAMED = 100;

    /// Of all workloads of a scope together.
    public static final int MOST_MEMBERS = 200;

    private static final Comparator<Together> WORST_FIRST = Comparator.comparing(Together::whole)
            .thenComparing(Together::span, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(Together::workload);

    private static final Comparator<WorkloadMember> WORST_MEMBER_FIRST = Comparator.comparing(WorkloadMember::became)
            .thenComparing(member -> member.why() == null)
            .thenComparing(WorkloadMember::begunAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(member -> member.source().value());

    /// One of them.
    ///
    /// @param owed how many resources were to be captured
    /// @param captured how many were
    /// @param span from the start of the first capture to that of the last; null where nobody noted all
    /// @param members what became of each, the worst first, as far as there is room; null where nobody tells
    public record Together(
            WorkloadName workload,
            int owed,
            int captured,
            @Nullable Duration span,
            @Nullable List<WorkloadMember> members) {

        public Together {
            members = members == null ? null : List.copyOf(members);
        }

        /// In numbers alone.
        public Together(WorkloadName workload, int owed, int captured, @Nullable Duration span) {
            this(workload, owed, captured, span, null);
        }

        /// What became of each that is named.
        public List<WorkloadMember> named() {
            return members == null ? List.of() : members;
        }

        /// How many of its members are not named.
        public int unnamed() {
            return Math.max(0, owed - named().size());
        }

        boolean whole() {
            return captured == owed;
        }

        /// As a person reads it.
        public String words() {
            return workload + ": " + count();
        }

        /// The same without the name.
        public String count() {
            var what = (whole() ? String.valueOf(captured) : captured + " of " + owed)
                    + (owed == 1 ? " resource" : " resources");
            if (captured == 0) {
                return what;
            }
            return span == null ? what + ", nobody wrote down how far apart" : what + " within " + seconds(span);
        }
    }

    public Workloads {
        named = List.copyOf(named);
    }

    /// Null where nothing of the roll is captured as a workload.
    public static @Nullable Workloads of(Roll roll) {
        var all = roll.entries().stream()
                .filter(entry -> entry.workload() != null && !(entry.standing() instanceof Standing.Skipped))
                .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.workload())));
        if (all.isEmpty()) {
            return null;
        }
        var sorted = all.entrySet().stream()
                .map(workload -> together(workload.getKey(), workload.getValue()))
                .sorted(WORST_FIRST)
                .toList();
        int named = Math.min(MOST_NAMED, sorted.size());
        return new Workloads(sorted.subList(0, named), sorted.size() - named).naming(_ -> 1, MOST_MEMBERS);
    }

    /// The same, naming members of the first workloads for as long as there is room.
    ///
    /// @param size what one of them takes
    public Workloads naming(ToIntFunction<WorkloadMember> size, int room) {
        int left = room;
        var fitting = new ArrayList<Together>();
        for (var together : named) {
            var members = new ArrayList<WorkloadMember>();
            for (var member : together.named()) {
                left -= size.applyAsInt(member);
                if (left >= 0) {
                    members.add(member);
                }
            }
            fitting.add(
                    new Together(together.workload(), together.owed(), together.captured(), together.span(), members));
        }
        return new Workloads(fitting, omitted);
    }

    /// In seconds, as precisely as means anything.
    public static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }

    private static Together together(WorkloadName name, List<RollEntry> entries) {
        var captured = entries.stream()
                .filter(entry ->
                        entry.standing() instanceof Standing.Captured || entry.standing() instanceof Standing.Completed)
                .toList();
        boolean known = captured.stream().allMatch(entry -> entry.begunAt() != null);
        var members = entries.stream()
                .map(WorkloadMember::of)
                .sorted(WORST_MEMBER_FIRST)
                .toList();
        return new Together(name, entries.size(), captured.size(), known ? span(captured) : null, members);
    }

    private static @Nullable Duration span(List<RollEntry> captured) {
        Instant first = null;
        Instant last = null;
        for (var entry : captured) {
            var at = Objects.requireNonNull(entry.begunAt());
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
        }
        return first == null || last == null ? null : Duration.between(first, last);
    }
}
