package io.snapwarden.standalone.demo;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.planner.RunRecord;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.standalone.demo.aws.DemoAws;
import io.snapwarden.standalone.process.OnceRun;
import io.snapwarden.standalone.process.OneProcess;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Plays night after night, each as a process of its own, as a cron job would run it.
final class Nights {

    /// Every snapshot of the demo's fleet is completed by then.
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(12);

    /// One attempt a capture, so that what fails is told the same night.
    private static final PlannerConfig PACE = new PlannerConfig(
            Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(7), 1, 50, 4.5);

    private final DemoAws aws;
    private final DemoWorld world;
    private final PolicyFile file;
    private final List<RunReport> reports = new ArrayList<>();
    private final List<Event.ScopePruned> pruned = new ArrayList<>();

    Nights(DemoAws aws, DemoWorld world, PolicyFile file) {
        this.aws = aws;
        this.world = world;
        this.file = file;
    }

    Night next() throws InterruptedException {
        boolean night = aws.untilNight();
        var at = aws.time().instant().truncatedTo(ChronoUnit.SECONDS);
        int mailed = world.digests().size();
        var run = new OnceRun();
        try (var process = new OneProcess(file, world.world(), PACE, run::hear)) {
            process.start();
            var runs = night ? OnceRun.openDue(process, aws.time().instant()) : onDemand(process);
            var ending = run.await(process, runs, aws.patience(), _ -> letTimePass(process));
            reports.addAll(ending.reports());
            pruned.addAll(ending.pruned());
            var mails = world.digests();
            return Night.of(at, ending, mails.subList(mailed, mails.size()));
        }
    }

    /// What all nights so far report.
    List<RunReport> reports() {
        return List.copyOf(reports);
    }

    List<Event.ScopePruned> pruned() {
        return List.copyOf(pruned);
    }

    private List<RunRecord> onDemand(OneProcess process) {
        return OnceRun.openNow(process, file.policies().policies(), aws.time().instant());
    }

    /// Not while the notifier holds a message: its lease would run out.
    private void letTimePass(OneProcess process) {
        if (process.told()) {
            aws.pass(BETWEEN_LOOKS);
        }
    }
}
