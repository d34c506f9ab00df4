package io.snapwarden.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.planner.HookStanding;
import io.snapwarden.planner.RunReports;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReportTest {

    private static final Scope IRELAND = Scope.parse("111122223333/eu-west-1");
    private static final RunKey RUN = new RunKey(new PolicyName("shops"), Slot.parse("2026-11-20T02:00:00Z"));
    private static final ResourceId FRONT = new ResourceId("i-0a");

    @TempDir
    private Path folder;

    @Test
    void showsWorkloadsWithTheirMembersAndTheHooksOfTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                scopes: { regions: [eu-west-1] }
                policies:
                  - name: shops
                    select: { kind: workload }
                    schedule: { cron: "0 3 * * *", timezone: Europe/Berlin }
                    hooks: { before: [{ document: shop-pause }], after: [{ document: shop-resume }] }
                    retain: { daily: 7 }
                """);
        var opened = RUN.slot().at();
        var front = new RollEntry(ResourceKind.INSTANCE, FRONT, "front", new Standing.Missed("no room"), 0, null, null)
                .in(new WorkloadName("shop"));
        var scope = ScopeReport.of(new Roll(RUN, IRELAND, opened, opened, List.of(front)));
        var report = new RunReport(RUN, opened, opened.plus(Duration.ofHours(4)), true, List.of(scope));
        var resume = new HookStanding(IRELAND, FRONT, "shop-resume", Hooks.Stage.CAPTURED, 3, true);

        StatusReport.write(
                folder.resolve("page.html"),
                new PolicyFileReader().read(file),
                Instant.parse("2026-11-20T08:00:00Z"),
                List.of(new RunReports.RunStanding(report, List.of(resume))));

        assertThat(folder.resolve("page.html"))
                .content()
                .contains("0 of 1 resource", "front<br><small>i-0a", "no room", "2026-11-20 03:00 Europe/Berlin")
                .contains("before: shop-pause; after: shop-resume")
                .contains("given up</span> shop-resume on i-0a, after 3 tries");
    }
}
