package io.snapwarden.notifier.report;

import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.run.WorkloadMember;
import io.snapwarden.domain.run.Workloads;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One member of a workload in words.
///
/// @param tag the class of style for what became of it
/// @param id empty where the name says it already
/// @param how how consistent its point is; empty where it has none
/// @param why it is not as it should be; empty where it is
/// @param began when its capture began: the first by the clock, the others after it
public record MemberRow(
        String tag, String became, String kind, String name, String id, String how, String why, String began) {

    private static final String GOOD = "good";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT);

    /// @param first when the first capture of the workload began
    static MemberRow of(WorkloadMember member, @Nullable Instant first) {
        var name = PageView.clean(member.name());
        var id = member.source().value();
        var why = member.why();
        return new MemberRow(
                tag(member),
                became(member.became()),
                member.kind().word(),
                name,
                name.equals(id) ? "" : PageView.clean(id),
                how(member.consistency()),
                why == null ? "" : PageView.clean(why),
                began(member.begunAt(), first));
    }

    /// Whether it is as it should be.
    static boolean good(WorkloadMember member) {
        return tag(member).equals(GOOD);
    }

    private static String tag(WorkloadMember member) {
        return switch (member.became()) {
            case FAILED -> "failed";
            case MISSED -> "missed";
            case OWED, PENDING -> "wait";
            case COMPLETED -> member.why() == null ? GOOD : "wait";
        };
    }

    private static String became(WorkloadMember.Became became) {
        return switch (became) {
            case FAILED -> "failed";
            case MISSED -> "missed";
            case OWED -> "not captured yet";
            case PENDING -> "pending";
            case COMPLETED -> "captured";
        };
    }

    private static String how(@Nullable Consistency consistency) {
        return switch (consistency) {
            case null -> "";
            case CRASH -> "crash-consistent";
            case APPLICATION -> "application-consistent";
            case NOT_ONE_INSTANT -> "not one instant";
        };
    }

    private static String began(@Nullable Instant at, @Nullable Instant first) {
        if (at == null || first == null) {
            return "";
        }
        return at.equals(first)
                ? CLOCK.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
                : "+" + Workloads.seconds(Duration.between(first, at));
    }
}
