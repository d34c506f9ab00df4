package io.snapwarden.standalone.command;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.planner.SelectedFleet;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.Table;
import io.snapwarden.standalone.process.AwsWorld;
import io.snapwarden.standalone.process.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Says what would be captured, skipped and shadowed, and why. Changes nothing.",
        footer = {
            "",
            "Examples:",
            "  snapwarden plan policy.yaml",
            "  snapwarden plan policy.yaml --at 2026-12-24T01:00:00Z --output json"
        })
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private final FileArgument file = new FileArgument();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(names = "--at", paramLabel = "INSTANT", description = "plan as of then (default: now)")
    private @Nullable Instant at;

    /// One resource that some policy would have.
    ///
    /// @param verdict capture or skip
    /// @param workload what it is captured side by side with; null where it is captured alone, or not at all
    record Line(
            String scope,
            String kind,
            String resource,
            String name,
            String policy,
            String verdict,
            String why,
            int volumes,
            List<String> shadowed,
            @Nullable String workload) {}

    /// When a policy is due next, seen from the instant of the plan.
    record Due(String policy, @Nullable String openSlot, String nextSlot) {}

    /// @param leftOut accounts of the organization that are not looked at, with reasons
    record Document(
            Instant at, List<Due> policies, List<Line> resources, List<String> unreachable, List<String> leftOut) {}

    @Override
    public Integer call() {
        var policies = file.read();
        try (var aws = AwsWorld.of(policies)) {
            var now = Objects.requireNonNullElseGet(at, () -> aws.world().time().instant());
            var looked = Looked.at(aws.world().scopes(), scope -> lines(aws.world(), scope, policies.policies()));
            var document = new Document(
                    now, due(policies.policies(), now), looked.found(), looked.unreachable(), looked.leftOut());
            output.print(System.out, document, text(document));
            return looked.unreachable().isEmpty() ? ExitCode.ALL_WELL : ExitCode.FAILED;
        }
    }

    private static List<Line> lines(World world, Scope scope, PolicySet policies) {
        var lines = new ArrayList<Line>();
        var fleet = SelectedFleet.of(
                world.fleets(), world.backups().reader(), world.databases().reader(), policies, scope);
        for (var assignment : Assignment.of(fleet, policies)) {
            var policy = assignment.policy();
            if (policy != null && !assignment.travels()) {
                lines.add(line(scope, assignment, policy));
            }
        }
        return lines;
    }

    private static Line line(Scope scope, Assignment assignment, PolicyName policy) {
        var resource = assignment.resource();
        var skipped = assignment.skipped();
        return new Line(
                scope.toString(),
                resource.kind().word(),
                resource.id().value(),
                resource.name(),
                policy.value(),
                skipped == null ? "capture" : "skip",
                skipped == null ? excluded(assignment) : skipped,
                resource.volumes().size(),
                assignment.shadowed().stream().map(PolicyName::value).toList(),
                Objects.toString(assignment.workload(), null));
    }

    private static String excluded(Assignment assignment) {
        return assignment.excluded().isEmpty() ? "" : assignment.excluded().size() + " volumes left out by their tags";
    }

    private static List<Due> due(PolicySet policies, Instant now) {
        return policies.policies().stream()
                .map(policy -> new Due(
                        policy.name().value(),
                        policy.schedule().openAt(now).stream()
                                .findFirst()
                                .map(Object::toString)
                                .orElse(null),
                        policy.schedule().nextAfter(now).toString()))
                .toList();
    }

    private static String text(Document document) {
        var resources = new Table(
                "SCOPE", "KIND", "RESOURCE", "NAME", "POLICY", "WORKLOAD", "VERDICT", "VOLUMES", "WHY", "SHADOWED");
        document.resources()
                .forEach(line -> resources.row(
                        line.scope(),
                        line.kind(),
                        line.resource(),
                        line.name(),
                        line.policy(),
                        Objects.requireNonNullElse(line.workload(), ""),
                        line.verdict(),
                        line.volumes(),
                        line.why(),
                        String.join(", ", line.shadowed())));
        var slots = new Table("POLICY", "OPEN SLOT", "NEXT SLOT");
        document.policies()
                .forEach(due ->
                        slots.row(due.policy(), Objects.requireNonNullElse(due.openSlot(), "none"), due.nextSlot()));
        var text = new StringBuilder().append(slots).append('\n');
        text.append(resources.isEmpty() ? "No resource is selected by any policy.\n" : resources);
        return text.append(Looked.leftOut(document.leftOut()))
                .append(Looked.notListed(document.unreachable()))
                .toString();
    }
}
