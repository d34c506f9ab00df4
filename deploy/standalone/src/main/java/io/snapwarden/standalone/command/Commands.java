package io.snapwarden.standalone.command;

import io.snapwarden.standalone.cli.InstantConverter;
import io.snapwarden.standalone.cli.Trouble;
import java.io.PrintStream;
import java.time.Instant;
import picocli.CommandLine;

/// All commands of the command line.
public final class Commands {

    private Commands() {}

    /// @param root the command above all others
    public static CommandLine under(Object root, PrintStream err) {
        var commandLine = new CommandLine(root)
                .addSubcommand(new ValidateCommand())
                .addSubcommand(new PlanCommand())
                .addSubcommand(new RunCommand())
                .addSubcommand(new StatusCommand())
                .addSubcommand(new CoverageCommand())
                .addSubcommand(new PruneCommand())
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new PolicyCommand())
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new DemoCommand());
        NotServedCommand.addTo(commandLine);
        return commandLine
                .registerConverter(Instant.class, new InstantConverter())
                .setExecutionExceptionHandler(new Trouble(err))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
