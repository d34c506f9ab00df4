package io.snapwarden.notifier.report;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.notifier.text.SlotText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// One lane per policy, one bar per run: from its slot to its last completion, inside the window it had.
public record Timeline(List<Lane> lanes, List<Mark> marks, int height) {

    static final int LEFT = 210;
    static final int WIDTH = 460;
    static final int TOP = 26;
    private static final int STEP = 38;
    private static final int MOST_MARKS = 6;
    private static final List<Duration> PACES =
            Stream.of(1, 2, 3, 6, 12, 24, 48, 168, 720).map(Duration::ofHours).toList();
    private static final int LEAST = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public record Lane(String label, int y, List<Bar> bars) {}

    /// @param window how far the window reaches
    /// @param summary the same in words
    public record Bar(Tone tone, int x, int width, int window, String summary) {}

    public record Mark(int x, String label) {}

    private record Span(Instant from, Instant to) {
        int at(Instant instant) {
            long all = Math.max(1, Duration.between(from, to).toSeconds());
            return LEFT + (int) (WIDTH * Duration.between(from, instant).toSeconds() / all);
        }
    }

    static Timeline of(List<RunReport> runs) {
        if (runs.isEmpty()) {
            return new Timeline(List.of(), List.of(), 0);
        }
        var span = new Span(
                runs.stream()
                        .map(run -> run.run().slot().at())
                        .min(Instant::compareTo)
                        .orElseThrow(),
                runs.stream().map(RunReport::windowEnd).max(Instant::compareTo).orElseThrow());
        var byPolicy = new TreeMap<PolicyName, List<RunReport>>();
        runs.forEach(run -> byPolicy.computeIfAbsent(run.run().policy(), _ -> new ArrayList<>())
                .add(run));
        var lanes = new ArrayList<Lane>();
        byPolicy.forEach((policy, own) -> lanes.add(new Lane(
                policy.value(),
                TOP + lanes.size() * STEP,
                own.stream().map(run -> bar(run, span)).toList())));
        return new Timeline(List.copyOf(lanes), marks(span), TOP + lanes.size() * STEP);
    }

    private static Bar bar(RunReport run, Span span) {
        var figures = Figures.of(run.scopes());
        var slot = run.run().slot().at();
        var elapsed = figures.elapsed();
        int x = span.at(slot);
        int width = elapsed == null ? LEAST : Math.max(LEAST, span.at(slot.plus(elapsed)) - x);
        return new Bar(
                figures.tone(),
                x,
                Math.min(width, LEFT + WIDTH - x + LEAST),
                Math.max(LEAST, span.at(run.windowEnd()) - x),
                run.run().policy() + " " + SlotText.utc(run.run().slot()) + ": "
                        + Amounts.grouped(figures.captured()) + " captured, " + Amounts.grouped(figures.failed())
                        + " failed, " + Amounts.grouped(figures.missed()) + " missed"
                        + (elapsed == null ? "" : ", done after " + Amounts.elapsed(elapsed)));
    }

    /// Marks at full hours, few enough to be read.
    private static List<Mark> marks(Span span) {
        var all = Duration.between(span.from(), span.to());
        var pace = PACES.stream()
                .filter(step -> all.dividedBy(step) < MOST_MARKS)
                .findFirst()
                .orElse(all)
                .toSeconds();
        var form = all.compareTo(Duration.ofDays(1)) > 0 ? DAY : TIME;
        long first = Math.ceilDiv(span.from().getEpochSecond(), pace) * pace;
        return LongStream.iterate(first, at -> at <= span.to().getEpochSecond(), at -> at + pace)
                .mapToObj(Instant::ofEpochSecond)
                .map(at -> new Mark(span.at(at), form.format(at.atZone(ZoneOffset.UTC))))
                .toList();
    }
}
