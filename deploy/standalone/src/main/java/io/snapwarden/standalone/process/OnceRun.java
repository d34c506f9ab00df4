package io.snapwarden.standalone.process;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.planner.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Opens runs and sees them through to their end, or to the end of a person's patience.
public final class OnceRun {

    /// A person waits: nothing that only people can open holds the run up.
    public static final PlannerConfig PACE = PlannerConfig.STANDARD.scanningEvery(Duration.ofMinutes(1));

    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration MESSAGE_LIFE = Duration.ofMinutes(5);

    /// How it ended.
    ///
    /// @param reports of every run, as the run ledger has it
    /// @param pruned the newest of each scope and run
    /// @param pending whether something was still on its way when the wait was over
    public record Ending(List<RunReport> reports, List<Event.ScopePruned> pruned, boolean pending) {

        public boolean bad() {
            return reports.stream().anyMatch(Ending::bad);
        }

        /// A run that nobody has looked at yet is not bad.
        private static boolean bad(RunReport report) {
            return report.bad() && (report.settled() || !report.scopes().isEmpty());
        }
    }

    private final Map<String, Event.ScopePruned> pruned = new ConcurrentHashMap<>();

    /// To be told of every event of the process.
    public void hear(Event event) {
        if (event instanceof Event.ScopePruned scope) {
            pruned.put(scope.run() + " " + scope.scope(), scope);
        }
    }

    /// The runs of all policies' newest slots whose windows are open, and whatever older run is not settled.
    public static List<RunRecord> openDue(OneProcess process, Instant now) {
        process.planner().due().open(now);
        return process.planner().runs().unsettled();
    }

    /// A run of each policy at this instant, whatever its schedule says.
    public static List<RunRecord> openNow(OneProcess process, List<Policy> policies, Instant now) {
        var slot = new Slot(now.truncatedTo(ChronoUnit.SECONDS));
        return policies.stream()
                .map(policy -> process.planner().opening().open(policy, slot, true, now))
                .toList();
    }

    /// Scans the runs until they are settled and pruned, or the wait is over. The process must be started.
    ///
    /// A scan that meets another one of the same scope is put off for long, so the next look waits until nobody
    /// works.
    public Ending await(OneProcess process, List<RunRecord> runs, Duration wait, Consumer<String> progress)
            throws InterruptedException {
        var end = System.nanoTime() + wait.toNanos();
        var pause = FIRST_PAUSE;
        rest(process, end);
        var open = unsettled(process, runs);
        while ((!open.isEmpty() || process.backlog() > 0) && System.nanoTime() < end) {
            progress.accept((runs.size() - open.size()) + " of " + runs.size() + " runs settled, " + process.backlog()
                    + " messages on their way");
            look(process, open);
            rest(process, end);
            open = unsettled(process, open);
            if (!open.isEmpty() || process.backlog() > 0) {
                Thread.sleep(pause);
                pause = longer(pause);
                rest(process, end);
            }
        }
        boolean pending = !open.isEmpty() || process.backlog() > 0;
        tell(process, end);
        return new Ending(process.reports(runs), List.copyOf(pruned.values()), pending);
    }

    /// Returns when nobody has anything to do now.
    private static void rest(OneProcess process, long end) throws InterruptedException {
        while (process.busy() && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
        }
    }

    private static void look(OneProcess process, List<RunRecord> open) {
        var byScope = new TreeMap<Scope, List<RunKey>>();
        for (var record : open) {
            for (var scope : record.everywhere()) {
                byScope.computeIfAbsent(scope, _ -> new ArrayList<>()).add(record.run());
            }
        }
        byScope.forEach((scope, keys) -> process.send(new Work.ScanScope(scope, keys), MESSAGE_LIFE));
        open.forEach(record -> process.send(new Work.ReviewRun(record.run()), MESSAGE_LIFE));
    }

    private static List<RunRecord> unsettled(OneProcess process, List<RunRecord> runs) {
        return runs.stream()
                .flatMap(record -> process.planner().runs().find(record.run()).stream())
                .filter(record -> !record.settled())
                .toList();
    }

    /// Digests go out before the process does.
    private static void tell(OneProcess process, long end) throws InterruptedException {
        while (!process.told() && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
        }
        process.flush();
    }

    private static Duration longer(Duration pause) {
        var longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
