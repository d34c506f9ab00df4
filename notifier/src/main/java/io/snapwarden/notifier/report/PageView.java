package io.snapwarden.notifier.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import io.snapwarden.domain.run.RunReport;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.notifier.text.PlainText;
import io.snapwarden.notifier.text.SlotText;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A page in the words and shapes it is shown with; the template only places them.
public record PageView(
        String title,
        String made,
        Tone tone,
        String verdict,
        List<Tile> tiles,
        ProblemTable problems,
        WorkloadBlocks workloads,
        List<HookLines.Line> hooks,
        BarChart bars,
        Timeline timeline,
        List<RunRow> runs,
        List<String> prunes,
        List<CoverageRow> coverage,
        List<PageContent.Restore> restores,
        List<TicketRow> tickets) {

    private static final int LONGEST_TEXT = 300;

    public record Tile(String kind, String count, String label) {}

    public record RunRow(
            Tone tone,
            String policy,
            String slot,
            String utc,
            String captured,
            String detail,
            String failed,
            String missed,
            String skipped,
            String size,
            String elapsed) {}

    public record CoverageRow(Tone tone, String resource, String where, String policy, String newest) {}

    public record TicketRow(String status, String title, String text) {}

    static PageView of(PageContent content) {
        var all = Figures.ofRuns(content.runs());
        var workloads = WorkloadBlocks.of(content);
        return new PageView(
                clean(content.title()),
                SlotText.utc(content.madeAt()),
                all.tone(),
                verdict(all),
                tiles(all, PruneLines.deleted(content.prunes())),
                ProblemTable.of(content.runs()),
                workloads,
                HookLines.others(content, workloads.hooks()),
                BarChart.of(content.runs()),
                Timeline.of(content.runs()),
                content.runs().stream()
                        .sorted(comparing((RunReport run) ->
                                        Figures.of(run.scopes()).tone())
                                .reversed()
                                .thenComparing(RunReport::run))
                        .map(run -> row(run, content))
                        .toList(),
                PruneLines.of(content.prunes()),
                content.coverage().stream()
                        .map(line -> CoverageLines.row(line, content.madeAt()))
                        .sorted(comparing(CoverageRow::tone).reversed())
                        .toList(),
                content.restores().stream()
                        .map(restore ->
                                new PageContent.Restore(clean(restore.what()), clean(restore.result()), restore.good()))
                        .sorted(comparingInt(restore -> restore.good() ? 1 : 0))
                        .toList(),
                content.tickets().stream()
                        .map(ticket -> new TicketRow(
                                ticket.status().name().toLowerCase(Locale.ROOT),
                                clean(ticket.title()),
                                clean(ticket.text())))
                        .toList());
    }

    static String clean(String text) {
        return PlainText.line(text, LONGEST_TEXT);
    }

    private static String verdict(Figures all) {
        return switch (all.tone()) {
            case BAD ->
                Amounts.count(all.failed() + all.missed(), "backup did", "backups did") + " not happen"
                        + (all.unreachable() > 0
                                ? ", and " + Amounts.count(all.unreachable(), "scope was", "scopes were")
                                        + " out of reach"
                                : "");
            case WAIT -> "Nothing failed; " + detail(all);
            case GOOD -> all.all() == 0 ? "Nothing was owed" : "Every backup that was owed is there";
        };
    }

    private static List<Tile> tiles(Figures all, int deleted) {
        return List.of(
                new Tile("failed", Amounts.grouped(all.failed()), "failed"),
                new Tile("missed", Amounts.grouped(all.missed()), "missed"),
                new Tile("captured", Amounts.grouped(all.captured()), "captured"),
                new Tile("skipped", Amounts.grouped(all.skipped()), "skipped"),
                new Tile("deleted", Amounts.grouped(deleted), "deleted"),
                new Tile("size", Amounts.size(all.bytes()), "full size"));
    }

    private static String detail(Figures figures) {
        return Stream.of(
                        figures.late() > 0 ? Amounts.grouped(figures.late()) + " late" : "",
                        figures.pending() > 0 ? Amounts.grouped(figures.pending()) + " pending" : "",
                        figures.weaker() > 0
                                ? Amounts.grouped(figures.weaker()) + " less consistent than asked for"
                                : "")
                .filter(part -> !part.isEmpty())
                .collect(joining(", "));
    }

    private static RunRow row(RunReport run, PageContent content) {
        var figures = Figures.of(run.scopes());
        var elapsed = figures.elapsed();
        var zone = content.zones().getOrDefault(run.run().policy(), ZoneOffset.UTC);
        return new RunRow(
                figures.tone(),
                run.run().policy().value(),
                SlotText.local(zone, run.run().slot()),
                SlotText.utc(run.run().slot()),
                Amounts.grouped(figures.captured()),
                detail(figures),
                Amounts.grouped(figures.failed()),
                Amounts.grouped(figures.missed()),
                Amounts.grouped(figures.skipped()),
                Amounts.size(figures.bytes()),
                elapsed == null ? "–" : Amounts.elapsed(elapsed));
    }
}
