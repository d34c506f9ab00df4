package io.snapwarden.standalone.command;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.snapshotter.restore.RestorePlan;
import io.snapwarden.snapshotter.restore.Restores;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.UsageException;
import io.snapwarden.standalone.process.AwsWorld;
import io.snapwarden.standalone.process.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Finds a source's newest good point at or before an instant, and says what would be made.",
        footer = {
            "",
            "Examples:",
            "  snapwarden restore plan policy.yaml --source i-0123abcd",
            "  snapwarden restore plan policy.yaml --source vol-0123abcd --at 2026-11-19T12:00:00Z --save restore.json"
        })
final class RestorePlanCommand implements Callable<Integer> {

    @Mixin
    private final FileArgument file = new FileArgument();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(
            names = "--source",
            required = true,
            paramLabel = "ID",
            description = "the instance or volume that was captured")
    private String source = "";

    @Option(names = "--at", paramLabel = "INSTANT", description = "no newer point than this (default: now)")
    private @Nullable Instant at;

    @Option(names = "--zone", paramLabel = "AZ", description = "make the volumes there (default: where each one was)")
    private @Nullable String zone;

    @Option(names = "--save", paramLabel = "PLAN", description = "write the plan to this file, for restore apply")
    private @Nullable Path save;

    @Override
    public Integer call() throws IOException {
        var policies = file.read();
        var wanted = source();
        try (var aws = AwsWorld.of(policies)) {
            var plan = plan(aws.world(), wanted);
            if (save != null) {
                Files.writeString(save, Json.write(plan));
            }
            output.print(System.out, plan, RestoreTables.of(plan) + hint());
            return ExitCode.ALL_WELL;
        }
    }

    private ResourceId source() {
        try {
            return served(new ResourceId(source));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--source: " + e.getMessage());
        }
    }

    /// What EC2 did not capture it cannot bring back.
    private static ResourceId served(ResourceId wanted) {
        if (wanted.isCommand()) {
            throw new UsageException(
                    "--source: " + wanted + " is backed up by its application's own command: restore it"
                            + " by the application's own means; `snapwarden coverage` says from when its newest good backup is,"
                            + " and the event of its completion which object it left");
        }
        if (wanted.isWhole()) {
            var service = wanted.isArn() ? "AWS Backup" : "RDS";
            throw new UsageException("--source: " + wanted + " is captured by " + service
                    + ", whose points restore does not serve yet: restore it in " + service
                    + "; `snapwarden coverage` says from when its newest good point is");
        }
        return wanted;
    }

    private RestorePlan plan(World world, ResourceId wanted) {
        var restores = new Restores(world.fleets(), world.snapshots(), world.restorer());
        var until = Objects.requireNonNullElseGet(at, () -> world.time().instant());
        var restore = "r-" + UUID.randomUUID().toString().substring(0, 18);
        var looked = new ArrayList<Scope>();
        var unreachable = new ArrayList<DependencyException>();
        for (var scope : world.scopes().scopes()) {
            try {
                var plan = restores.plan(scope, wanted, until, zone, restore);
                if (plan.isPresent()) {
                    return plan.get();
                }
                looked.add(scope);
            } catch (DependencyException e) {
                unreachable.add(e);
            }
        }
        throw notFound("there is no good recovery point of " + wanted + " at or before " + until, looked, unreachable);
    }

    /// Where nobody could look, nobody can say that there is nothing.
    private static RuntimeException notFound(String what, List<Scope> looked, List<DependencyException> unreachable) {
        if (unreachable.isEmpty()) {
            return new UsageException(what + " in " + names(looked) + "; `snapwarden coverage` names what there is");
        }
        var where = looked.isEmpty() ? "It is not known whether " + what : what + " in " + names(looked);
        var why = unreachable.stream().map(Throwable::getMessage).collect(Collectors.joining("\n  "));
        var first = unreachable.getFirst();
        return new DependencyException(first.kind(), where + ". Not listed:\n  " + why, first);
    }

    private String hint() {
        return save == null
                ? "\nNothing was made. Add --save restore.json, then: snapwarden restore apply " + file.path()
                        + " restore.json\n"
                : "\nNothing was made. To make it: snapwarden restore apply " + file.path() + " " + save + "\n";
    }

    private static String names(List<Scope> scopes) {
        return String.join(", ", scopes.stream().map(Scope::toString).toList());
    }
}
