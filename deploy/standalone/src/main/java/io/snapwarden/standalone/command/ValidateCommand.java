package io.snapwarden.standalone.command;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    ///
    /// @param workload how its resources are grouped, in words; null where each is captured alone
    /// @param hooksOn the tags of instances of workloads that have its hooks; null where the file does not say
    /// @param commandOn the same of its command
    record Accepted(
            String policy,
            String kind,
            String cron,
            String zone,
            String nextSlot,
            String retain,
            @Nullable String workload,
            @Nullable Map<String, String> hooksOn,
            @Nullable Map<String, String> commandOn) {}

    record Document(boolean valid, List<Accepted> policies) {}

    @Override
    public Integer call() {
        var now = InstantSource.system().instant();
        var accepted = file.read().policies().policies().stream()
                .map(policy -> accepted(policy, now))
                .toList();
        output.print(System.out, new Document(true, accepted), text(accepted));
        return ExitCode.ALL_WELL;
    }

    private static Accepted accepted(Policy policy, Instant now) {
        var workload = policy.selection().workload();
        return new Accepted(
                policy.name().value(),
                policy.selection().word(),
                policy.schedule().cron().toString(),
                policy.schedule().zone().getId(),
                policy.schedule().nextAfter(now).toString(),
                policy.keeps(),
                workload(policy.selection()),
                workload == null ? null : said(workload.hooksOn()),
                workload == null ? null : said(workload.commandOn()));
    }

    private static @Nullable Map<String, String> said(Map<String, String> tags) {
        return tags.isEmpty() ? null : tags;
    }

    private String text(List<Accepted> accepted) {
        var table = new Table("POLICY", "KIND", "CRON", "ZONE", "NEXT SLOT", "KEEPS");
        accepted.forEach(p -> table.row(p.policy(), p.kind(), p.cron(), p.zone(), p.nextSlot(), p.retain()));
        var workloads = accepted.stream()
                .filter(p -> p.workload() != null)
                .map(p -> "\n" + p.policy() + ": " + p.workload() + "\n")
                .collect(Collectors.joining());
        return file.path() + " is valid.\n\n" + table + workloads;
    }

    private static @Nullable String workload(Selection selection) {
        var workload = selection.workload();
        if (workload == null) {
            return null;
        }
        var kinds = selection.kinds().stream().map(ResourceKind::word).collect(Collectors.joining(", "));
        var rest = workload.onFailure() == Workload.OnFailure.CONTINUE
                ? "the others are captured when hooks of one fail"
                : "nothing of it is captured when hooks of one fail";
        return "resources (" + kinds + ") of one scope that have the same value of the tag " + workload.by()
                + " are captured side by side; " + rest + on("hooks are", workload.hooksOn())
                + on("the command is", workload.commandOn());
    }

    private static String on(String what, Map<String, String> tags) {
        return tags.isEmpty()
                ? ""
                : new TreeMap<>(tags)
                        .entrySet().stream()
                                .map(tag -> tag.getKey() + "=" + tag.getValue())
                                .collect(Collectors.joining(", ", "; " + what + " run on instances with ", ""));
    }
}
