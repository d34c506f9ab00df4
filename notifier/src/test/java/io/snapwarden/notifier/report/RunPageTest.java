package io.snapwarden.notifier.report;

import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.VIRGINIA;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.failed;
import static io.snapwarden.notifier.Reports.good;
import static io.snapwarden.notifier.Reports.missed;
import static io.snapwarden.notifier.Reports.problem;
import static io.snapwarden.notifier.Reports.pruned;
import static io.snapwarden.notifier.Reports.report;
import static io.snapwarden.notifier.Reports.run;
import static io.snapwarden.notifier.Reports.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.ScopeReport.Problem;
import io.snapwarden.domain.run.WorkloadMember;
import io.snapwarden.domain.run.WorkloadMember.Became;
import io.snapwarden.domain.run.Workloads;
import io.snapwarden.domain.run.Workloads.Together;
import io.snapwarden.notifier.Reports;
import io.snapwarden.runtime.port.TicketDesk.Status;
import io.snapwarden.runtime.port.TicketDesk.Ticket;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunPageTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final Instant BEGAN = Instant.parse("2026-11-20T02:00:05Z");
    private static final String SCRIPT = "<script>alert(1)</script>";

    private final RunPage page = new RunPage();

    @Test
    void saysTheWorstFirst() throws IOException {
        var html = page.render(night());
        Files.writeString(Path.of("target", "run-page.html"), html);

        assertThat(html).contains("3 backups did not happen, and 1 scope was out of reach");
        assertThat(html.indexOf("What did not happen")).isBetween(0, html.indexOf("By Region"));
        assertThat(html)
                .contains("eu-west-1: 82 captured, 0 failed, 1 missed, 0 skipped", "2026-11-20 02:00 Europe/Berlin");
    }

    @Test
    void saysThatAllIsWell() {
        var html = page.render(content(report(daily(20), good(IRELAND, 41))));

        assertThat(html)
                .contains("class=\"verdict good\"", "Every backup that was owed is there")
                .doesNotContain("What did not happen", "Coverage</h2>", "Tickets</h2>");
    }

    @Test
    void saysWhatIsPendingOrLate() {
        assertThat(page.render(content(report(daily(20), scope(IRELAND, 9, 0, 3, List.of(), 0)))))
                .contains("class=\"verdict wait\"", "Nothing failed; 3 pending");
        assertThat(page.render(content(report(daily(20), scope(IRELAND, 9, 2, 0, List.of(), 0)))))
                .contains("Nothing failed; 2 late");
        var weaker = Reports.weaker(good(IRELAND, 9), Map.of("no agent", 2));
        assertThat(page.render(content(report(daily(20), weaker))))
                .contains("class=\"verdict wait\"", "Nothing failed; 2 less consistent than asked for");
    }

    @Test
    void isAPageEvenWhenNothingWasOwed() {
        assertThat(page.render(content())).contains("Nothing was owed").doesNotContain("<svg");
    }

    @Test
    void escapesWhateverPeopleCanType() {
        var hostile = problem(7, SCRIPT, Problem.Ending.FAILED, SCRIPT + "\"'><img src=x onerror=alert(1)>");
        var html = page.render(new PageContent(
                SCRIPT,
                NOW,
                Map.of(),
                List.of(report(
                        daily(20),
                        scope(IRELAND, 0, 0, 0, List.of(hostile), 0),
                        ScopeReport.unreachable(VIRGINIA, SCRIPT))),
                List.of(new Event.ScopePruned(IRELAND, daily(20), false, 1, 1, 0, List.of(SCRIPT), NOW)),
                List.of(new PageContent.Coverage(IRELAND, SCRIPT, SCRIPT, null, null)),
                List.of(new PageContent.Restore(SCRIPT, SCRIPT, false)),
                List.of(new Ticket("key", Status.OPENED, SCRIPT, SCRIPT, Map.of())),
                Map.of(),
                List.of()));

        assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img");
    }

    @Test
    void needsNothingFromElsewhere() {
        assertThat(page.render(night())).doesNotContain("http:", "https:", "src=", "@import", "url(");
    }

    @Test
    void drawsChartsThatAreXmlAndSayTheirContentInWords() throws Exception {
        var html = page.render(night());
        var xml = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
        int at = html.indexOf("<svg");
        int charts = 0;
        while (at >= 0) {
            int end = html.indexOf("</svg>", at) + "</svg>".length();
            var chart = xml.parse(new org.xml.sax.InputSource(new StringReader(html.substring(at, end))));
            assertThat(chart.getElementsByTagName("desc").item(0).getTextContent())
                    .contains("captured");
            at = html.indexOf("<svg", end);
            charts++;
        }
        assertThat(charts).isEqualTo(2);
    }

    @Test
    void barsStayInsideTheirChart() {
        var chart = BarChart.of(List.of(report(
                daily(20),
                scope(IRELAND, 1_000_000, 0, 0, List.of(failed(1, "x"), missed(2, "y")), 0),
                good(VIRGINIA, 1))));

        assertThat(chart.rows()).allSatisfy(row -> assertThat(chart.end(row)).isLessThanOrEqualTo(660));
        assertThat(chart.rows().getFirst().segments())
                .allSatisfy(segment -> assertThat(segment.width()).isPositive());
    }

    @Test
    void saysHowManyProblemsAreNotListed() {
        assertThat(page.render(
                        content(report(daily(20), scope(IRELAND, 0, 0, 0, Reports.failures(200, "error"), 1300)))))
                .contains("and 1300 more that are not listed");
    }

    @Test
    void showsWhatBecameOfEachMemberOfAWorkload() throws IOException {
        var html = page.render(shops(true));
        Files.writeString(Path.of("target", "run-page-workloads.html"), html);

        assertThat(html)
                .contains(
                        "4 of 5 resources within 2.1 s",
                        "<span class=\"tag missed\">missed</span>",
                        "no message was done in the window",
                        "application-consistent",
                        "crash-consistent<br><small>its host did not answer",
                        "02:00:05Z",
                        "+2.1 s")
                .contains("before: shop-pause; after: shop-resume, shop-report (when completed)")
                .contains("<span class=\"tag bad\">given up</span> shop-resume on i-00000001, after 3 tries")
                .doesNotContain("Hooks after captures</h2>");
        assertThat(html.indexOf(">shop<")).isBetween(0, html.indexOf(">desk<"));
        var desk = html.substring(html.indexOf(">desk<"));
        assertThat(desk).contains("<span class=\"tag good\">ended well</span> before: shop-pause");
    }

    @Test
    void ofARunThatGoesOnNobodySaysThatItsHooksEndedWell() {
        assertThat(page.render(shops(false))).contains("none failed").doesNotContain("ended well");
    }

    @Test
    void aHookOfNoWorkloadIsShownByItself() {
        var end = new PageContent.HookEnd(daily(20), IRELAND, new ResourceId("i-09"), "resume", 1, false);
        var html = page.render(content(report(daily(20), good(IRELAND, 4))).withHooks(Map.of(), List.of(end)));

        assertThat(html)
                .contains(
                        "Hooks after captures</h2>", "owed</span> resume on i-09, after 1 try, eu-west-1, daily-prod");
    }

    @Test
    void namesOfWorkloadsTheirMembersAndHooksAreEscaped() {
        var hostile = new WorkloadMember(
                ResourceKind.INSTANCE,
                new ResourceId("i-0666"),
                SCRIPT + "\"'><img src=x>\u202e",
                Became.FAILED,
                null,
                SCRIPT,
                null);
        var together = new Together(new WorkloadName("shop _.:/=+@-"), 1, 0, null, List.of(hostile));
        var end = new PageContent.HookEnd(daily(20), IRELAND, new ResourceId("i-0666"), SCRIPT, 1, true);
        var hooks = new Hooks(List.of(), List.of(after("resume", Hooks.Stage.CAPTURED)));
        var html = page.render(content(
                        report(daily(20), Reports.workloads(good(IRELAND, 0), new Workloads(List.of(together), 0))))
                .withHooks(Map.of(daily(20).policy(), hooks), List.of(end)));

        assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img", "\u202e");
    }

    @Test
    void aWideRunShowsTheWorstAndCountsTheRest() {
        var members = IntStream.range(0, 200)
                .mapToObj(i -> member(i, Became.COMPLETED, Consistency.CRASH, null, Duration.ofMillis(i)))
                .toList();
        var many = IntStream.range(0, 100)
                .mapToObj(i -> new Together(new WorkloadName("w" + i), 210, 210, Duration.ofSeconds(1), members))
                .toList();
        var html = page.render(content(report(
                daily(20),
                Reports.workloads(good(IRELAND, 9), new Workloads(many, 7)),
                Reports.workloads(good(VIRGINIA, 9), new Workloads(many, 0)))));

        assertThat(html.split("<td class=\"short\">instance</td>", -1)).hasSize(501);
        assertThat(html)
                .contains("and 107 more workloads that are not listed")
                .contains("and 10 more members that are not listed", "and 110 more members that are not listed");
    }

    @Test
    void hooksOfMembersThatAreNotNamedAreNotSaidToHaveEndedWell() {
        var together = new Together(
                new WorkloadName("shop"),
                2,
                2,
                Duration.ofSeconds(1),
                List.of(member(1, Became.COMPLETED, Consistency.CRASH, null, Duration.ZERO)));
        var html = page.render(withResume(
                content(report(daily(20), Reports.workloads(good(IRELAND, 2), new Workloads(List.of(together), 0)))),
                List.of(givenUp("i-00000002"))));

        assertThat(html).doesNotContain("ended well");
        assertThat(html.substring(html.indexOf("Hooks after captures</h2>")))
                .contains("given up</span> resume on i-00000002");
    }

    @Test
    void aWorkloadWithAHookThatWasGivenUpIsAmongTheWorst() {
        var all = IntStream.range(0, 150)
                .mapToObj(i -> new Together(
                        new WorkloadName("w" + i),
                        1,
                        1,
                        Duration.ZERO,
                        List.of(member(i, Became.COMPLETED, Consistency.CRASH, null, Duration.ZERO))))
                .toList();
        var owed = new PageContent.HookEnd(daily(20), IRELAND, new ResourceId("i-00000140"), "resume", 1, false);
        var html = page.render(withResume(
                content(report(daily(20), Reports.workloads(good(IRELAND, 150), new Workloads(all, 0)))),
                List.of(owed, givenUp("i-00000149"))));

        assertThat(html.indexOf("<span class=\"tag bad\">w149</span>"))
                .isBetween(0, html.indexOf("<span class=\"tag wait\">w140</span>"));
        assertThat(html.indexOf(">w140<")).isBetween(0, html.indexOf(">w0<"));
        assertThat(html).contains("given up</span> resume on i-00000149").doesNotContain("Hooks after captures</h2>");
    }

    @Test
    void aHookWhoseWorkloadIsNotOnThePageStandsByItself() {
        var all = IntStream.range(0, 150)
                .mapToObj(i -> new Together(
                        new WorkloadName("w" + i),
                        1,
                        0,
                        null,
                        List.of(member(i, Became.MISSED, null, "window over", null))))
                .toList();
        var html = page.render(withResume(
                content(report(daily(20), Reports.workloads(good(IRELAND, 0), new Workloads(all, 0)))),
                List.of(givenUp("i-00000003"), givenUp("i-00000149"))));

        assertThat(html).contains("and 50 more workloads that are not listed");
        assertThat(html.substring(html.indexOf("Hooks after captures</h2>")))
                .contains("given up</span> resume on i-00000149")
                .doesNotContain("i-00000003");
    }

    @Test
    void hooksThatAreNotListedAreCountedThoseGivenUpFirst() {
        var ends = IntStream.range(0, 150)
                .mapToObj(i -> i < 149
                        ? new PageContent.HookEnd(
                                daily(20), IRELAND, new ResourceId("i-%08d".formatted(i)), "resume", 1, false)
                        : givenUp("i-%08d".formatted(i)))
                .toList();

        assertThat(page.render(withResume(content(report(daily(20), good(IRELAND, 4))), ends)))
                .contains("given up</span> resume on i-00000149", "not listed</span> 50 more");
    }

    private static PageContent withResume(PageContent content, List<PageContent.HookEnd> ends) {
        var hooks = new Hooks(List.of(), List.of(after("resume", Hooks.Stage.CAPTURED)));
        return content.withHooks(Map.of(daily(20).policy(), hooks), ends);
    }

    private static PageContent.HookEnd givenUp(String source) {
        return new PageContent.HookEnd(daily(20), IRELAND, new ResourceId(source), "resume", 3, true);
    }

    @Test
    void aReportFromBeforeMembersWereNamedShowsTheSpan() {
        var together = new Together(new WorkloadName("shop"), 5, 5, Duration.ofMillis(2100));

        assertThat(page.render(content(
                        report(daily(20), Reports.workloads(good(IRELAND, 5), new Workloads(List.of(together), 0))))))
                .contains("5 resources within 2.1 s", "and 5 more members that are not listed");
    }

    private static PageContent shops(boolean settled) {
        var shop = new Together(
                new WorkloadName("shop"),
                5,
                4,
                Duration.ofMillis(2100),
                List.of(
                        member(5, Became.MISSED, null, "no message was done in the window", null),
                        member(
                                1,
                                Became.COMPLETED,
                                Consistency.CRASH,
                                "its host did not answer",
                                Duration.ofMillis(900)),
                        member(2, Became.COMPLETED, Consistency.APPLICATION, null, Duration.ZERO),
                        member(3, Became.COMPLETED, Consistency.APPLICATION, null, Duration.ofMillis(400)),
                        new WorkloadMember(
                                ResourceKind.AURORA,
                                new ResourceId("cluster-AB1ORDERS"),
                                "orders",
                                settled ? Became.COMPLETED : Became.PENDING,
                                Consistency.CRASH,
                                null,
                                BEGAN.plusMillis(2100))));
        var desk = new Together(
                new WorkloadName("desk"),
                2,
                2,
                Duration.ofMillis(1300),
                List.of(
                        member(7, Became.COMPLETED, Consistency.APPLICATION, null, Duration.ZERO),
                        member(8, Became.COMPLETED, Consistency.CRASH, null, Duration.ofMillis(1300))));
        var scope = scope(IRELAND, 6, 0, settled ? 0 : 1, List.of(missed(5, "no message was done in the window")), 0);
        var hooks = new Hooks(
                List.of(new Hooks.Before(script("shop-pause"), Quiesce.OnFailure.FAIL)),
                List.of(after("shop-resume", Hooks.Stage.CAPTURED), after("shop-report", Hooks.Stage.COMPLETED)));
        return content(report(daily(20), Reports.workloads(scope, new Workloads(List.of(shop, desk), 0))))
                .withHooks(
                        Map.of(daily(20).policy(), hooks),
                        List.of(new PageContent.HookEnd(
                                daily(20), IRELAND, new ResourceId("i-00000001"), "shop-resume", 3, true)));
    }

    private static Script script(String document) {
        return new Script(document, Map.of(), Duration.ofMinutes(1));
    }

    private static Hooks.After after(String document, Hooks.Stage stage) {
        return new Hooks.After(script(document), stage);
    }

    private static WorkloadMember member(
            int id,
            Became became,
            @Nullable Consistency consistency,
            @Nullable String why,
            @Nullable Duration afterTheFirst) {
        return new WorkloadMember(
                ResourceKind.INSTANCE,
                new ResourceId("i-%08d".formatted(id)),
                "web-" + id,
                became,
                consistency,
                why,
                afterTheFirst == null ? null : BEGAN.plus(afterTheFirst));
    }

    private static PageContent content(RunReport... runs) {
        return PageContent.of("Snapwarden, the night of 20 November", NOW, List.of(runs));
    }

    private static PageContent night() {
        var gone = Scope.parse("444455556666/eu-west-1");
        var skipping = new ScopeReport(
                VIRGINIA,
                9,
                5,
                0,
                0,
                0,
                0,
                5 * Reports.GIB,
                Duration.ofSeconds(2500),
                Map.of("instance store", 4),
                Map.of(),
                List.of(),
                0,
                null);
        return content(
                        report(run("loose-volumes", "2026-11-20T03:30:00Z"), skipping),
                        report(
                                daily(20),
                                scope(IRELAND, 38, 0, 3, List.of(missed(8, "no message was done in the window")), 0),
                                scope(
                                        VIRGINIA,
                                        12,
                                        2,
                                        0,
                                        List.of(failed(7, "volume vol-0abc is in error"), failed(6, SCRIPT)),
                                        0),
                                ScopeReport.unreachable(gone, "the member role denies it")),
                        report(daily(19), good(IRELAND, 41), good(VIRGINIA, 14)))
                .withZones(Map.of(daily(20).policy(), ZoneId.of("Europe/Berlin")))
                .withPrunes(List.of(
                        pruned(daily(20), IRELAND, 12, 5, NOW),
                        pruned(daily(20), IRELAND, 12, 12, NOW),
                        new Event.ScopePruned(
                                VIRGINIA, daily(20), true, 80, 4, 0, List.of("snap-0abc is used by ami-0def"), NOW)))
                .withCoverage(List.of(
                        new PageContent.Coverage(
                                IRELAND, "i-0a1", "web-1", daily(20).policy(), NOW.minus(Duration.ofHours(5))),
                        new PageContent.Coverage(IRELAND, "i-0a2", "web-2", new PolicyName("loose-volumes"), null),
                        new PageContent.Coverage(VIRGINIA, "vol-0a3", "vol-0a3", null, null)))
                .withRestores(List.of(
                        new PageContent.Restore("web-1 (i-0a1) of 2026-11-19 01:00Z", "3 volumes in 41s", true)))
                .withTickets(List.of(new Ticket(
                        "key",
                        Status.OPENED,
                        "Backup failed: instance web-7 (i-00000007) in us-east-1, policy daily-prod",
                        "volume vol-0abc is in error",
                        Map.of())));
    }
}
