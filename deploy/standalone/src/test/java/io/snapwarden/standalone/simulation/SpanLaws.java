package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.Workloads.Together;
import io.snapwarden.standalone.simulation.Chronicle.Said;
import io.snapwarden.standalone.simulation.Estate.Source;
import io.snapwarden.standalone.simulation.Starts.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What is said of when the captures of a workload began, and how far apart, against what the account saw.
///
/// Who was in doubt about a member asks again, and says when: then any of the calls of its attempt may be told. Nobody
/// may tell of an attempt before it.
record SpanLaws(World world) {

    /// The way to the account.
    private static final Duration A_BIT = Duration.ofSeconds(3);

    /// A call that stalled on its way.
    private static final Duration A_STALL = Duration.ofSeconds(45);

    /// Each capture of a workload is said to have begun when the account saw it begin.
    void startsAreTrue() {
        for (var said : world.chronicle().said()) {
            if (said.event() instanceof Event.WorkloadCaptured captured && !said.skewed()) {
                captured.members().forEach(member -> trueStart(said, captured, member));
                addUp(captured);
            }
        }
    }

    private void trueStart(Said said, Event.WorkloadCaptured captured, Event.WorkloadCaptured.Begun member) {
        var owed = new Obligation(captured.run().policy(), captured.run().slot(), captured.scope(), member.source());
        var calls = calls(owed, said.at());
        if (calls.stream().noneMatch(call -> tells(call, member.at(), patience(owed)))) {
            throw new AssertionError("the capture of " + owed + " is said to have begun at " + member.at() + " ("
                    + said.at() + "), but the account was asked for it: " + calls);
        }
    }

    private static boolean tells(Call call, Instant at, Duration patience) {
        return !at.isBefore(call.from().minus(patience)) && !at.isAfter(call.to());
    }

    private static void addUp(Event.WorkloadCaptured captured) {
        var first = captured.members().getFirst().at();
        var last = captured.members().getLast().at();
        if (!captured.span().equals(Duration.between(first, last))) {
            throw new AssertionError("the span of " + captured.workload() + " does not add up: " + captured);
        }
    }

    /// What the report of a run says.
    void spansAreTrue() {
        for (var said : world.chronicle().said()) {
            if (said.event() instanceof Event.RunSettled settled
                    && !said.skewed()
                    && !world.chronicle().wrongClockOf("snapshotter")) {
                settled.report().scopes().forEach(scope -> {
                    var workloads = scope.workloads();
                    if (workloads != null) {
                        workloads.named().forEach(one -> trueSpan(said, settled.report(), scope.scope(), one));
                    }
                });
            }
        }
    }

    private void trueSpan(Said said, RunReport report, Scope scope, Together together) {
        var members = members(report.run(), scope, together.workload()).stream()
                .map(source ->
                        new Obligation(report.run().policy(), report.run().slot(), scope, new ResourceId(source.id())))
                .filter(owed -> !calls(owed, said.at()).isEmpty())
                .toList();
        var span = together.span();
        if (span == null || members.size() != together.captured() || members.isEmpty()) {
            return; // it claims nothing, or who was captured is not known here
        }
        var calls = members.stream().map(owed -> calls(owed, said.at())).toList();
        var patience =
                members.stream().map(this::patience).max(Duration::compareTo).orElseThrow();
        var least = least(calls).minus(patience);
        var most = most(calls).plus(patience);
        if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
            throw new AssertionError("the captures of " + together.workload() + " of " + report.run()
                    + " are said to lie within " + span + ", but the account was asked for them: " + calls);
        }
    }

    /// The narrowest that could be told.
    private static Duration least(List<List<Call>> calls) {
        return calls.stream()
                .flatMap(List::stream)
                .map(from -> calls.stream()
                        .map(member -> member.stream()
                                .filter(call -> !call.to().isBefore(from.from()))
                                .map(call -> Duration.between(from.to(), call.from()))
                                .min(Duration::compareTo)
                                .orElse(Duration.ofDays(1)))
                        .max(Duration::compareTo)
                        .orElseThrow())
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private static Duration most(List<List<Call>> calls) {
        var all = calls.stream().flatMap(List::stream).toList();
        var first = all.stream().map(Call::from).min(Instant::compareTo).orElseThrow();
        var last = all.stream().map(Call::to).max(Instant::compareTo).orElseThrow();
        return Duration.between(first, last);
    }

    private List<Source> members(RunKey run, Scope scope, WorkloadName workload) {
        return world.estate().sources().stream()
                .filter(source -> source.promise().policy().equals(run.policy().value()))
                .filter(source -> source.scope().equals(scope))
                .filter(source -> Objects.equals(source.tags().get("snapwarden:workload"), workload.value()))
                .toList();
    }

    /// The first that was answered and what was not before it, or all where somebody was in doubt.
    private List<Call> calls(Obligation owed, Instant then) {
        var calls = world.starts()
                .of(
                        owed.scope(),
                        owed.policy().value(),
                        owed.slot().at(),
                        owed.source().value(),
                        then);
        long unanswered = calls.stream().takeWhile(call -> !call.answered()).count();
        return isDoubtful(owed) ? calls : calls.stream().limit(unanswered + 1).toList();
    }

    private Duration patience(Obligation owed) {
        return isDoubtful(owed) ? A_STALL : A_BIT;
    }

    private boolean isDoubtful(Obligation owed) {
        return world.starts().isUntold(owed.workId().value())
                || world.chronicle().ambiguities().struck(owed.workId().value())
                || world.chronicle().doubtful(owed.workId().value(), owed.slot().at());
    }
}
