package io.snapwarden.standalone.command;

import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.ReportOption;
import io.snapwarden.standalone.cli.UsageException;
import io.snapwarden.standalone.demo.Demo;
import io.snapwarden.standalone.demo.Told;
import io.snapwarden.standalone.demo.aws.DemoAws;
import io.snapwarden.standalone.demo.aws.RealAws;
import io.snapwarden.standalone.demo.aws.Servers;
import io.snapwarden.standalone.demo.aws.SimulatedLocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a few nights of backups on a local AWS: captures, deletes, a failure, a restore.",
            "Needs no AWS account and no credentials, and touches nothing real, but for --on aws."
        },
        footer = {
            "",
            "Examples:",
            "  snapwarden demo",
            "  snapwarden demo --report demo.html",
            "  snapwarden demo --on moto        on a moto_server of its own",
            "  snapwarden demo --on aws --account 123456789012",
            "                                   on instances, volumes and snapshots that it makes there and removes again"
        })
final class DemoCommand implements Callable<Integer> {

    /// What the demo plays on.
    enum On {
        simulation,
        moto,
        localstack,
        aws
    }

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(
            names = "--on",
            paramLabel = "simulation|moto|localstack|aws",
            defaultValue = "simulation",
            description = "which AWS (default: ${DEFAULT-VALUE}, which needs nothing but this program)")
    private On on = On.simulation;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "with --on aws: the account of your credentials, to show that it is meant")
    private @Nullable String account;

    @Mixin
    private final ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (account != null && on != On.aws) {
            throw new UsageException("--account goes with --on aws");
        }
        var folder = Files.createTempDirectory("snapwarden-demo-");
        var asked = report.file();
        var page = asked == null ? folder.resolve("report.html") : asked;
        try (var aws = start()) {
            var told = new Demo(aws, folder, page, System.out, output.json()).play();
            output.print(System.out, told, text(told));
            return told.asTold() ? ExitCode.ALL_WELL : ExitCode.FAILED;
        }
    }

    private DemoAws start() {
        var machine = InstantSource.system();
        return switch (on) {
            case simulation -> new SimulatedLocalAws(machine);
            case moto -> Servers.moto(machine);
            case localstack -> Servers.localStack(machine);
            case aws -> RealAws.in(account, machine);
        };
    }

    private static String text(Told told) {
        int captured = told.nights().stream().mapToInt(Told.Chapter::captured).sum();
        int deleted = told.nights().stream().mapToInt(Told.Chapter::deleted).sum();
        return "\nThe report, in one HTML file:\n  " + told.report() + "\n\n"
                + (told.asTold() ? "All of it went as planned: " : "NOT ALL OF IT WENT AS PLANNED: ")
                + captured + " recovery points captured, " + deleted + " deleted, "
                + told.tickets().size() + " ticket states, " + told.restored().size() + " volumes restored.\n"
                + "Next: a policy of your own from examples/policy.yaml, then `snapwarden plan` on it.";
    }
}
