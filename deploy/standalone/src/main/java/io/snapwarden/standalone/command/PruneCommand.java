package io.snapwarden.standalone.command;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.pruner.PruneReport;
import io.snapwarden.pruner.ScopePruner;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.standalone.cli.DurationConverter;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.Progress;
import io.snapwarden.standalone.cli.Table;
import io.snapwarden.standalone.cli.UsageException;
import io.snapwarden.standalone.process.AwsWorld;
import io.snapwarden.standalone.process.Handlers;
import io.snapwarden.standalone.process.OnceRun;
import io.snapwarden.standalone.process.OneProcess;
import io.snapwarden.standalone.process.World;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = {
            "Says which recovery points the retention of the file lets go, and why the others stay.",
            "Deletes nothing without --confirm, and nothing unless the file says prune.mode: delete."
        },
        footer = {"", "Examples:", "  snapwarden prune policy.yaml", "  snapwarden prune policy.yaml --confirm"})
final class PruneCommand implements Callable<Integer> {

    @Mixin
    private final FileArgument file = new FileArgument();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(names = "--confirm", description = "delete, within the day's limit")
    private boolean confirm;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "15m",
            converter = DurationConverter.class,
            description = "with --confirm: return after this long (default: ${DEFAULT-VALUE})")
    private Duration wait = Duration.ofMinutes(15);

    /// One recovery point and its verdict: keep, delete or refused.
    record Line(String scope, String policy, String source, String slot, String verdict, String why) {}

    record Document(boolean dryRun, List<Line> points, List<Event.ScopePruned> pruned, List<String> unreachable) {}

    @Override
    public Integer call() throws InterruptedException {
        var policies = file.read();
        if (confirm && policies.prune().mode() != PruneRule.Mode.DELETE) {
            throw new UsageException("prune.mode in " + file.path() + " is "
                    + policies.prune().mode() + ": --confirm deletes only where it is delete");
        }
        try (var aws = AwsWorld.of(policies)) {
            var pruner = ScopePruner.dry(Handlers.readingPrunePorts(aws.world()), policies.policies());
            var looked = Looked.at(aws.world().scopes(), scope -> plans(pruner, scope, policies));
            var pruned = confirm ? delete(policies, aws.world(), looked.reached()) : List.<Event.ScopePruned>of();
            var document = new Document(!confirm, lines(looked.found()), pruned, looked.unreachable());
            output.print(System.out, document, text(document));
            return looked.unreachable().isEmpty() ? ExitCode.ALL_WELL : ExitCode.FAILED;
        }
    }

    private static List<PruneReport> plans(ScopePruner pruner, Scope scope, PolicyFile policies) {
        return policies.policies().policies().stream()
                .map(policy -> pruner.plan(scope, policy))
                .toList();
    }

    /// Through the very handlers that prune after a run.
    private List<Event.ScopePruned> delete(PolicyFile policies, World world, List<Scope> scopes)
            throws InterruptedException {
        var run = new OnceRun();
        var slot = new Slot(world.time().instant().truncatedTo(ChronoUnit.SECONDS));
        try (var process = new OneProcess(policies, world, PlannerConfig.STANDARD, run::hear);
                var progress = Progress.onTerminal()) {
            for (var scope : scopes) {
                for (var policy : policies.policies().policies()) {
                    process.send(new Work.PruneScope(scope, new RunKey(policy.name(), slot)), wait);
                }
            }
            process.start();
            return run.await(process, List.of(), wait, progress::show).pruned();
        }
    }

    private static List<Line> lines(List<PruneReport> reports) {
        var lines = new ArrayList<Line>();
        for (var report : reports) {
            for (var source : report.sources()) {
                source.kept().forEach(k -> lines.add(line(report, k.point(), "keep", String.join(", ", k.reasons()))));
                source.expired()
                        .forEach(e -> lines.add(
                                line(report, e.point(), "delete", e.cause().words())));
                source.refused().forEach(r -> lines.add(line(report, r.point(), "refused", r.why())));
            }
            report.strangers()
                    .forEach(stranger -> lines.add(new Line(
                            report.scope().toString(),
                            report.policy().value(),
                            stranger.snapshot().id().value(),
                            "",
                            "not ours",
                            stranger.why())));
        }
        return lines;
    }

    private static Line line(PruneReport report, RecoveryPoint point, String verdict, String why) {
        var owed = point.obligation();
        return new Line(
                report.scope().toString(),
                report.policy().value(),
                owed.source().value(),
                owed.slot().toString(),
                verdict,
                why);
    }

    private static String text(Document document) {
        var table = new Table("VERDICT", "POLICY", "SCOPE", "SOURCE", "SLOT", "WHY");
        for (var line : document.points()) {
            table.row(line.verdict(), line.policy(), line.scope(), line.source(), line.slot(), line.why());
        }
        var text = new StringBuilder(table.isEmpty() ? "There are no recovery points yet.\n" : table.toString());
        long goes = document.points().stream()
                .filter(line -> line.verdict().equals("delete"))
                .count();
        if (document.dryRun()) {
            text.append("\nDry run: ").append(goes).append(" recovery points may be deleted, nothing was. ");
            text.append("To delete, set prune.mode: delete in the file and add --confirm.\n");
        }
        for (var scope : document.pruned()) {
            text.append('\n').append(scope.run().policy()).append(" in ").append(scope.scope());
            text.append(": deleted ").append(scope.deleted()).append(" of ").append(scope.expired());
            scope.refused().forEach(why -> text.append("\n  not deleted: ").append(Table.printable(why)));
        }
        return text.append(Looked.notListed(document.unreachable())).toString();
    }
}
