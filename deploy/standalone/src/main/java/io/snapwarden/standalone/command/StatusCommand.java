package io.snapwarden.standalone.command;

import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.planner.HookStanding;
import io.snapwarden.planner.RunRecord;
import io.snapwarden.planner.RunReports;
import io.snapwarden.planner.Runs;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.ReportOption;
import io.snapwarden.standalone.cli.Table;
import io.snapwarden.standalone.process.AwsWorld;
import io.snapwarden.standalone.process.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says how the open runs and each policy's newest run stand, from the run ledger.",
            "Ends with 1 when something failed or was missed, with 3 when something is still open."
        },
        footer = {
            "",
            "Examples:",
            "  snapwarden status policy.yaml",
            "  snapwarden status policy.yaml --report runs.html"
        })
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final FileArgument file = new FileArgument();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    private final ReportOption report = new ReportOption();

    /// @param owedHooks which hooks after captures have not ended well yet
    /// @param givenUpHooks which never did, and are not tried again
    record Run(RunRecord run, List<ScopeReport> scopes, List<String> owedHooks, List<String> givenUpHooks) {}

    /// When a policy is due next; `lastRun` is null before its first.
    record PolicyStatus(String policy, @Nullable String lastRun, String nextSlot) {}

    /// What the run ledger says, each thing read once.
    private record Seen(List<RunRecord> newest, Map<RunRecord, RunReports.RunStanding> standing) {
        List<RunReports.RunStanding> runs() {
            return List.copyOf(standing.values());
        }
    }

    record Document(Instant at, List<PolicyStatus> policies, List<Run> runs) {}

    @Override
    public Integer call() {
        var policies = file.read();
        var page = report.file();
        try (var aws = AwsWorld.of(policies)) {
            var seen = seen(policies, aws.world());
            var document = document(policies, aws.world().time().instant(), seen);
            output.print(System.out, document, text(document));
            if (page != null) { // last: what was read is not lost where it cannot be written
                StatusReport.write(page, policies, document.at(), seen.runs());
            }
            if (document.runs().stream().flatMap(run -> run.scopes().stream()).anyMatch(ScopeReport::bad)) {
                return ExitCode.FAILED;
            }
            boolean open = document.runs().stream()
                    .anyMatch(run -> !run.run().settled() || !run.owedHooks().isEmpty());
            return open ? ExitCode.PENDING : ExitCode.ALL_WELL;
        }
    }

    private static Seen seen(PolicyFile file, World world) {
        var runs = new Runs(world.ledger());
        var reports = new RunReports(world.ledger());
        var newest = file.policies().policies().stream()
                .flatMap(policy -> runs.newest(policy.name()).stream())
                .toList();
        var standing = new LinkedHashMap<RunRecord, RunReports.RunStanding>();
        Stream.concat(runs.unsettled().stream(), newest.stream())
                .distinct()
                .forEach(record -> standing.put(
                        record,
                        reports.standing(
                                record,
                                file.policies().ownerOf(record.run().policy()).orElse(null))));
        return new Seen(newest, standing);
    }

    private static Document document(PolicyFile file, Instant now, Seen seen) {
        var policies = new ArrayList<PolicyStatus>();
        for (var policy : file.policies().policies()) {
            var last = seen.newest().stream()
                    .filter(record -> record.run().policy().equals(policy.name()))
                    .map(record -> record.run().slot().toString())
                    .findFirst()
                    .orElse(null);
            var next = policy.schedule().nextAfter(now).toString();
            policies.add(new PolicyStatus(policy.name().value(), last, next));
        }
        var runs = seen.standing().entrySet().stream()
                .map(run -> run(run.getKey(), run.getValue()))
                .toList();
        return new Document(now, policies, runs);
    }

    private static Run run(RunRecord record, RunReports.RunStanding standing) {
        return new Run(
                record,
                standing.report().scopes(),
                words(standing.hooks(), hook -> !hook.givenUp()),
                words(standing.hooks(), HookStanding::givenUp));
    }

    private static List<String> words(List<HookStanding> hooks, Predicate<HookStanding> which) {
        return hooks.stream().filter(which).map(HookStanding::words).distinct().toList();
    }

    private static String text(Document document) {
        var policies = new Table("POLICY", "LAST RUN", "NEXT SLOT");
        document.policies()
                .forEach(p -> policies.row(p.policy(), p.lastRun() == null ? "none yet" : p.lastRun(), p.nextSlot()));
        var text = new StringBuilder().append(policies);
        if (!document.runs().isEmpty()) {
            text.append('\n')
                    .append(RunTables.of(document.runs().stream()
                            .map(run -> new RunTables.Shown(
                                    run.run().run(), run.run().phase().name().toLowerCase(Locale.ROOT), run.scopes()))
                            .toList()));
        }
        hooks(document, "HOOK AFTER ITS CAPTURE THAT IS OWED", Run::owedHooks, text);
        hooks(document, "HOOK AFTER ITS CAPTURE THAT WAS GIVEN UP", Run::givenUpHooks, text);
        return text.toString();
    }

    private static void hooks(
            Document document, String heading, Function<Run, List<String>> which, StringBuilder text) {
        var hooks = new Table("POLICY", "SLOT", heading);
        for (var run : document.runs()) {
            var key = run.run().run();
            which.apply(run).forEach(hook -> hooks.row(key.policy(), key.slot(), hook));
        }
        if (!hooks.isEmpty()) {
            text.append('\n').append(hooks);
        }
    }
}
