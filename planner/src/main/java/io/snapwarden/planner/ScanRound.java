package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sends what is to be looked at: one scan for each scope with all of its runs, and one review for each run.
final class ScanRound {

    /// A message lives until its successor comes, but never shorter than a redelivery takes.
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(5);

    private final WorkSender work;
    private final PlannerConfig config;

    ScanRound(WorkSender work, PlannerConfig config) {
        this.work = work;
        this.config = config;
    }

    void of(List<RunRecord> due, String trace, Instant now) {
        var byScope = new TreeMap<Scope, List<RunKey>>();
        for (var record : due) {
            for (var scope : record.unended()) {
                byScope.computeIfAbsent(scope, _ -> new ArrayList<>()).add(record.run());
            }
        }
        scans(byScope, Duration.ZERO, trace, now);
        reviews(due, trace, now);
    }

    void reviews(List<RunRecord> due, String trace, Instant now) {
        work.send(due.stream().map(record -> review(record, trace, now)).toList());
    }

    void scans(Map<Scope, List<RunKey>> due, Duration delay, String trace, Instant now) {
        var notAfter = now.plus(delay).plus(life());
        work.send(due.entrySet().stream()
                .map(entry -> new Work.ScanScope(entry.getKey(), entry.getValue()))
                .map(scan -> new Dispatch(new Message(scan, notAfter, trace), delay))
                .toList());
    }

    /// Scans ask for reviews themselves; of a wide run they do not, and its review waits until they are through.
    private Dispatch review(RunRecord record, String trace, Instant now) {
        var delay = record.wide() ? life().dividedBy(2) : Duration.ZERO;
        return new Dispatch(new Message(new Work.ReviewRun(record.run()), now.plus(life()), trace), delay);
    }

    private Duration life() {
        return config.scanEvery().compareTo(SHORTEST_LIFE) > 0 ? config.scanEvery() : SHORTEST_LIFE;
    }
}
