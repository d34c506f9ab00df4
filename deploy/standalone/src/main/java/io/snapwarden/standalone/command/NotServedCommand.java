package io.snapwarden.standalone.command;

import io.snapwarden.standalone.cli.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Stands where a later release serves a command, and refuses by name.
@Command(hidden = true)
final class NotServedCommand implements Callable<Integer> {

    /// The names that are taken.
    static final List<String> NAMES = List.of("doctor");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Unmatched
    private final List<String> ignored = new ArrayList<>();

    @Override
    public Integer call() {
        throw new UsageException(spec.name() + " is not served by this release yet; `snapwarden --help` names what is");
    }

    static void addTo(CommandLine commandLine) {
        NAMES.forEach(name -> commandLine.addSubcommand(name, new NotServedCommand()));
    }
}
