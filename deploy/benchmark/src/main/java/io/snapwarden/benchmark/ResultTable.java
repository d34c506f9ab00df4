package io.snapwarden.benchmark;

import io.snapwarden.benchmark.calls.CountedNight;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Results as Markdown, for people.
final class ResultTable {

    private ResultTable() {}

    static String of(Results results) {
        var day = results.measuredAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return "Measured on " + day + ": " + results.machine().words() + ".\n\n" + calls(results.nights()) + "\n"
                + figures(results);
    }

    /// A column for each night: first nights, then those that prune.
    private static String calls(List<CountedNight> measured) {
        var nights = measured.stream()
                .sorted(Comparator.comparing(CountedNight::pruning).thenComparingInt(CountedNight::volumes))
                .toList();
        var names = new TreeSet<String>();
        nights.forEach(night -> night.calls().forEach(call -> names.add(call.name())));
        var lines = new ArrayList<String>();
        lines.add(line("calls per volume", nights.stream().map(ResultTable::heading)));
        lines.add(line("---", Collections.nCopies(nights.size(), "--:").stream()));
        names.forEach(name -> lines.add(line(name, nights.stream().map(night -> perVolume(night, name)))));
        lines.add(line(
                "**times the fewest possible**",
                nights.stream().map(night -> "**" + number(night.ratio().value()) + "**")));
        return String.join("", lines);
    }

    private static String heading(CountedNight night) {
        return String.format(Locale.ROOT, "%,d volumes", night.volumes()) + (night.pruning() ? ", pruning" : "");
    }

    private static String perVolume(CountedNight night, String name) {
        return night.calls().stream()
                .filter(call -> call.name().equals(name))
                .findFirst()
                .map(call -> String.format(Locale.ROOT, "%.4f", call.perVolume()))
                .orElse("");
    }

    private static String figures(Results results) {
        var lines = new ArrayList<String>();
        lines.add(line("figure", Stream.of("measured", "wanted")));
        lines.add(line("---", Stream.of("--:", "--:")));
        Stream.of(
                        results.planner(),
                        results.throughput(),
                        results.pace(),
                        results.freeze(),
                        Objects.requireNonNullElse(results.scopes(), List.<Figure>of()),
                        Objects.requireNonNullElse(results.forecast(), List.<Figure>of()))
                .flatMap(List::stream)
                .forEach(figure -> lines.add(
                        line(figure.name(), Stream.of(number(figure.value()) + " " + figure.unit(), wanted(figure)))));
        return String.join("", lines);
    }

    private static String wanted(Figure figure) {
        var most = figure.atMost();
        var least = figure.atLeast();
        var words = most != null ? "at most " + number(most) : least != null ? "at least " + number(least) : "";
        return words + (figure.met() ? "" : " (missed)");
    }

    /// Whole numbers without a fraction, thousands apart.
    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String line(String first, Stream<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells.toList()) + " |\n";
    }
}
