package io.snapwarden.standalone.command;

import static java.util.stream.Collectors.toMap;

import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.notifier.report.PageContent;
import io.snapwarden.notifier.report.RunPage;
import io.snapwarden.planner.HookStanding;
import io.snapwarden.planner.RunReports;
import io.snapwarden.runtime.policyfile.PolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// How runs stand, as a page.
final class StatusReport {

    private StatusReport() {}

    static void write(Path path, PolicyFile file, Instant now, List<RunReports.RunStanding> runs) {
        var policies = file.policies().policies();
        var content = PageContent.of(
                        "Snapwarden: open runs, and each policy's newest",
                        now,
                        runs.stream().map(RunReports.RunStanding::report).toList())
                .withZones(policies.stream()
                        .collect(toMap(Policy::name, policy -> policy.schedule().zone())))
                .withHooks(
                        policies.stream()
                                .filter(policy -> policy.hooks() != null)
                                .collect(toMap(Policy::name, policy -> Objects.requireNonNull(policy.hooks()))),
                        runs.stream()
                                .flatMap(run -> run.hooks().stream()
                                        .map(hook -> end(run.report().run(), hook)))
                                .toList());
        try {
            Files.writeString(path, new RunPage().render(content));
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + path, e);
        }
    }

    private static PageContent.HookEnd end(RunKey run, HookStanding hook) {
        return new PageContent.HookEnd(run, hook.scope(), hook.source(), hook.document(), hook.tries(), hook.givenUp());
    }
}
