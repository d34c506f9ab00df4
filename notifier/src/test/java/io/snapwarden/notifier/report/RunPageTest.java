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
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.ScopeReport.Problem;
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
import org.junit.jupiter.api.Test;

class RunPageTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
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
                List.of(new Ticket("key", Status.OPENED, SCRIPT, SCRIPT, Map.of()))));

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
