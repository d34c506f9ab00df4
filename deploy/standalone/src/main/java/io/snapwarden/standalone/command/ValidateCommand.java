package io.snapwarden.standalone.command;

import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Reads a policy file and says everything that is wrong with it. Calls nobody.",
        footer = {"", "Example:", "  snapwarden validate policy.yaml"})
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private final FileArgument file = new FileArgument();

    @Mixin
    private final OutputOption output = new OutputOption();

    /// What JSON says of a policy.
    record Accepted(String policy, String kind, String cron, String zone, String nextSlot, String retain) {}

    record Document(boolean valid, List<Accepted> policies) {}

    @Override
    public Integer call() {
        var now = InstantSource.system().instant();
        var accepted = file.read().policies().policies().stream()
                .map(policy -> new Accepted(
                        policy.name().value(),
                        policy.selection().kind().word(),
                        policy.schedule().cron().toString(),
                        policy.schedule().zone().getId(),
                        policy.schedule().nextAfter(now).toString(),
                        policy.keeps()))
                .toList();
        output.print(System.out, new Document(true, accepted), text(accepted));
        return ExitCode.ALL_WELL;
    }

    private String text(List<Accepted> accepted) {
        var table = new Table("POLICY", "KIND", "CRON", "ZONE", "NEXT SLOT", "KEEPS");
        accepted.forEach(p -> table.row(p.policy(), p.kind(), p.cron(), p.zone(), p.nextSlot(), p.retain()));
        return file.path() + " is valid.\n\n" + table;
    }
}
