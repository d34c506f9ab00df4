package io.snapwarden.standalone.command;

import io.snapwarden.runtime.policyfile.FileTrouble;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.snapshotter.restore.RestorePlan;
import io.snapwarden.snapshotter.restore.Restores;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.Progress;
import io.snapwarden.standalone.cli.Table;
import io.snapwarden.standalone.cli.UsageException;
import io.snapwarden.standalone.process.AwsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Makes the volumes of a saved plan. Applied twice, it makes them once.",
        footer = {"", "Example:", "  snapwarden restore apply policy.yaml restore.json"})
final class RestoreApplyCommand implements Callable<Integer> {

    private static final String HINT = "; `snapwarden restore plan --save` writes one";

    @Mixin
    private final FileArgument file = new FileArgument();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Parameters(index = "1", paramLabel = "PLAN", description = "the file that `restore plan --save` wrote")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path saved;

    /// One volume that was made, or found made by an earlier try.
    record Made(String was, String is, String device) {}

    record Document(String restore, List<Made> volumes) {}

    @Override
    public Integer call() {
        var policies = file.read();
        var plan = plan();
        try (var aws = AwsWorld.of(policies);
                var progress = Progress.onTerminal()) {
            var restores = new Restores(
                    aws.world().fleets(), aws.world().snapshots(), aws.world().restorer());
            var count = new AtomicInteger();
            var made = restores.apply(
                    plan,
                    _ -> progress.show(
                            count.incrementAndGet() + " of " + plan.items().size() + " volumes"));
            progress.clear();
            var volumes = plan.items().stream()
                    .map(item -> new Made(
                            item.shape().id().value(),
                            String.valueOf(made.get(item.shape().id())),
                            item.shape().device()))
                    .toList();
            output.print(System.out, new Document(plan.restore(), volumes), text(volumes));
            return ExitCode.ALL_WELL;
        }
    }

    private RestorePlan plan() {
        try {
            return Json.read(Files.readString(saved), RestorePlan.class);
        } catch (IOException e) {
            throw new UsageException(saved + ": expected a restore plan, found " + FileTrouble.of(saved, e) + HINT);
        } catch (IllegalArgumentException e) {
            throw new UsageException(saved + ": expected a restore plan, found other text: " + e.getMessage() + HINT);
        }
    }

    private static String text(List<Made> volumes) {
        var table = new Table("VOLUME WAS", "VOLUME IS", "DEVICE WAS");
        volumes.forEach(volume -> table.row(volume.was(), volume.is(), volume.device()));
        return table + "\n" + volumes.size() + " volumes are there. They load their blocks as they are read.\n";
    }
}
