package io.snapwarden.standalone.command;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.planner.RunRecord;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.standalone.cli.DurationConverter;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.Progress;
import io.snapwarden.standalone.cli.Table;
import io.snapwarden.standalone.cli.UsageException;
import io.snapwarden.standalone.process.AwsWorld;
import io.snapwarden.standalone.process.OnceRun;
import io.snapwarden.standalone.process.OneProcess;
import io.snapwarden.standalone.process.StayingRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Captures what is due, prunes as the file says, and tells.",
            "Without --once it stays, and looks each minute what is due."
        },
        footer = {
            "",
            "Examples:",
            "  snapwarden run policy.yaml --once               what is due now, for a cron job",
            "  snapwarden run policy.yaml --once --now --policy daily-prod",
            "  snapwarden run policy.yaml --output json        stays; one JSON line for each event",
            "",
            "Exit codes: 0 all well, 1 something failed or was missed, 2 usage or invalid file,",
            "3 still pending when the wait was over, 4 AWS unreachable or denied before the start."
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final FileArgument file = new FileArgument();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(names = "--once", description = "see what is due through to its end, then return")
    private boolean once;

    @Option(names = "--now", description = "with --once: open a slot at this instant, whatever the schedule")
    private boolean now;

    @Option(names = "--policy", paramLabel = "NAME", description = "with --now: only this policy")
    private @Nullable String policy;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "15m",
            converter = DurationConverter.class,
            description = "with --once: return after this long, whatever is pending (default: ${DEFAULT-VALUE})")
    private Duration wait = Duration.ofMinutes(15);

    /// A policy that is not due.
    record NextSlot(String policy, String nextSlot) {}

    record Document(String ending, OnceRun.@Nullable Ending run, List<NextSlot> next) {}

    @Override
    public Integer call() throws InterruptedException {
        if ((now || policy != null) && !once) {
            throw new UsageException("--now and --policy go with --once: a run that stays keeps to the schedule");
        }
        if (policy != null && !now) {
            throw new UsageException("--policy goes with --now: without it, every policy that is due is run");
        }
        var policies = file.read();
        var wanted = wanted(policies);
        try (var aws = AwsWorld.of(policies)) {
            return once ? once(policies, wanted, aws) : stay(policies, aws);
        }
    }

    private List<Policy> wanted(PolicyFile policies) {
        if (policy == null) {
            return policies.policies().policies();
        }
        return policies.policies()
                .find(new PolicyName(policy))
                .map(List::of)
                .orElseThrow(() -> new UsageException("there is no policy \"" + policy + "\" in " + file.path()
                        + "; it names "
                        + policies.policies().policies().stream()
                                .map(Policy::name)
                                .toList()));
    }

    private int once(PolicyFile policies, List<Policy> wanted, AwsWorld aws) throws InterruptedException {
        var run = new OnceRun();
        var time = aws.world().time();
        try (var process = new OneProcess(policies, aws.working(), OnceRun.PACE, run::hear);
                var progress = Progress.onTerminal()) {
            process.start();
            var runs =
                    now ? OnceRun.openNow(process, wanted, time.instant()) : OnceRun.openDue(process, time.instant());
            if (runs.isEmpty()) {
                return nothingDue(policies, time.instant());
            }
            var ending = run.await(process, runs, wait, progress::show);
            progress.clear();
            var word = ending.pending() ? "pending" : ending.bad() ? "bad" : "done";
            output.print(System.out, new Document(word, ending, List.of()), text(ending, runs));
            return ending.bad() ? ExitCode.FAILED : ending.pending() ? ExitCode.PENDING : ExitCode.ALL_WELL;
        }
    }

    private int stay(PolicyFile policies, AwsWorld aws) throws InterruptedException {
        var lines = new EventLines(System.out, output.json());
        try (var process = new OneProcess(policies, aws.working(), PlannerConfig.STANDARD, lines)) {
            process.start();
            new StayingRun(process, aws.world().time()).tickEachMinute();
        }
        return ExitCode.ALL_WELL;
    }

    private int nothingDue(PolicyFile policies, Instant at) {
        var next = policies.policies().policies().stream()
                .map(due -> new NextSlot(
                        due.name().value(), due.schedule().nextAfter(at).toString()))
                .toList();
        var table = new Table("POLICY", "NEXT SLOT");
        next.forEach(slot -> table.row(slot.policy(), slot.nextSlot()));
        output.print(System.out, new Document("nothing due", null, next), "Nothing is due.\n\n" + table);
        return ExitCode.ALL_WELL;
    }

    private static String text(OnceRun.Ending ending, List<RunRecord> runs) {
        var shown = new ArrayList<RunTables.Shown>();
        for (var report : ending.reports()) {
            shown.add(new RunTables.Shown(report.run(), report.settled() ? "settled" : "pending", report.scopes()));
        }
        var text = new StringBuilder(RunTables.of(shown));
        for (var scope : ending.pruned()) {
            text.append('\n')
                    .append(scope.run().policy())
                    .append(" in ")
                    .append(scope.scope())
                    .append(scope.dryRun() ? ": dry run, would delete " : ": deleted ")
                    .append(scope.dryRun() ? scope.expired() : scope.deleted())
                    .append(" recovery points, keeps ")
                    .append(scope.kept());
            scope.refused().forEach(why -> text.append("\n  not deleted: ").append(Table.printable(why)));
        }
        if (ending.pending()) {
            text.append("\nThe wait is over, and of ").append(runs.size()).append(" runs some are not settled. ");
            text.append("Run the same command again, or `snapwarden status`.");
        }
        return text.append('\n').toString();
    }
}
