package io.snapwarden.standalone.command;

import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.planner.Coverage;
import io.snapwarden.planner.NewestBackups;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.Table;
import io.snapwarden.standalone.process.AwsWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {
            "Says for each resource which policy protects it and how old its newest good point is.",
            "Ends with 1 when something is protected by nothing."
        },
        footer = {"", "Example:", "  snapwarden coverage policy.yaml --output json | jq '.unprotected'"})
final class CoverageCommand implements Callable<Integer> {

    @Mixin
    private final FileArgument file = new FileArgument();

    @Mixin
    private final OutputOption output = new OutputOption();

    record Document(
            Instant at,
            int protectedResources,
            int unprotected,
            List<Coverage.Line> resources,
            List<String> unreachable) {}

    @Override
    public Integer call() {
        var policies = file.read();
        try (var aws = AwsWorld.of(policies)) {
            var world = aws.world();
            var coverage = new Coverage(
                    policies.policies(),
                    world.fleets(),
                    world.snapshots(),
                    world.backups().reader(),
                    world.databases().reader(),
                    new NewestBackups(world.ledger(), world.commands().proofs()));
            var looked = Looked.at(world.scopes(), coverage::of);
            var lines = looked.found();
            int bare = (int) lines.stream().filter(Coverage.Line::unprotected).count();
            var document = new Document(world.time().instant(), lines.size() - bare, bare, lines, looked.unreachable());
            output.print(System.out, document, text(document));
            return bare == 0 && looked.unreachable().isEmpty() ? ExitCode.ALL_WELL : ExitCode.FAILED;
        }
    }

    private static String text(Document document) {
        var table = new Table(
                "SCOPE", "KIND", "RESOURCE", "NAME", "POLICY", "WORKLOAD", "NEWEST GOOD POINT", "AGE", "NOTE");
        for (var line : document.resources()) {
            var newest = line.newestGood();
            table.row(
                    line.scope(),
                    line.kind(),
                    line.resource(),
                    line.name(),
                    line.policy() == null ? (newest == null ? "PROTECTED BY NOTHING" : "none") : line.policy(),
                    line.workload() == null ? "" : line.workload(),
                    newest == null ? "none" : newest,
                    newest == null ? "" : Amounts.elapsed(Duration.between(newest, document.at())),
                    line.note());
        }
        var text = new StringBuilder().append(table);
        text.append('\n').append(document.protectedResources()).append(" protected, ");
        text.append(document.unprotected()).append(" protected by nothing\n");
        return text.append(Looked.notListed(document.unreachable())).toString();
    }
}
