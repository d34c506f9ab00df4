package io.snapwarden.standalone.simulate.forecast;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.standalone.simulate.forecast.Forecast.Night;
import io.snapwarden.standalone.simulate.forecast.Forecast.Prune;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A forecast in sentences.
public final class Words {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final double GIB_PER_TIB = 1024;
    private static final int MOST_BAD_NIGHTS = 10;

    private final Forecast forecast;
    private final PolicySet policies;

    public Words(Forecast forecast, PolicySet policies) {
        this.forecast = forecast;
        this.policies = policies;
    }

    public String setup() {
        var setup = forecast.setup();
        return "Simulated %s with %s in %s, from %s to %s, by %s; pruning: %s; seed %d."
                .formatted(
                        Amounts.count(setup.resources(), "resource"),
                        Amounts.count(setup.volumes(), "volume"),
                        Amounts.count(setup.scopes(), "scope"),
                        setup.from().toString().substring(0, 10),
                        setup.until().toString().substring(0, 10),
                        Amounts.count(setup.workers(), "worker"),
                        setup.prune(),
                        setup.seed());
    }

    /// What a reader must know, worst first.
    public List<String> verdicts() {
        var lines = new ArrayList<String>();
        var bad = forecast.nights().stream().filter(Night::bad).toList();
        bad.stream().limit(MOST_BAD_NIGHTS).forEach(night -> lines.add("MISSED  " + night(night)));
        if (bad.size() > MOST_BAD_NIGHTS) {
            lines.add("MISSED  " + Amounts.count(bad.size() - MOST_BAD_NIGHTS, "more night") + " like these.");
        }
        forecast.prunes().stream().filter(Prune::fallsBehind).forEach(prune -> lines.add("BEHIND  " + prune(prune)));
        if (bad.isEmpty()) {
            lines.add(
                    forecast.nights().isEmpty()
                            ? "No window ended while the simulation lasted; nothing can be said of nights."
                            : "Every obligation is met: "
                                    + Amounts.count(forecast.nights().size(), "night") + ".");
            worstNights().forEach(night -> lines.add("Longest " + night(night)));
        }
        return lines;
    }

    /// The night of each policy that is furthest behind, or else ends last.
    public List<Night> worstNights() {
        var worst = new LinkedHashMap<PolicyName, Night>();
        for (var night : forecast.nights()) {
            worst.merge(night.policy(), night, (a, b) -> WORST.compare(a, b) >= 0 ? a : b);
        }
        return worst.values().stream()
                .sorted(Comparator.comparing(Night::policy))
                .toList();
    }

    private static final Comparator<Night> WORST = Comparator.comparingInt(
                    (Night night) -> night.missing() + night.failed())
            .thenComparingLong(Words::took);

    private static long took(Night night) {
        var last = night.lastStart();
        return last == null ? 0 : last.getEpochSecond() - night.slot().at().getEpochSecond();
    }

    private String night(Night night) {
        var line = new StringBuilder("%s %s in %s: %s, %s pending slots"
                .formatted(
                        night.policy(),
                        local(night.policy(), night.slot().at()),
                        night.scope(),
                        captures(night),
                        Amounts.grouped(forecast.setup().pendingSlots())));
        if (night.median() != null) {
            line.append(", median ").append(Amounts.elapsed(night.median()));
        }
        if (night.missing() > 0) {
            line.append(": %s taken when the window ends at %s, %s would miss it"
                    .formatted(
                            Amounts.grouped(night.captured()),
                            clock(night.policy(), night.windowEnd()),
                            Amounts.grouped(night.missing())));
            line.append(named(night));
            if (night.wouldEnd() != null) {
                line.append("; at this pace the last would start at ").append(local(night.policy(), night.wouldEnd()));
            }
        } else if (night.lastStart() != null) {
            line.append(": the last starts at %s".formatted(clock(night.policy(), night.lastStart())));
            if (night.lastDone() != null) {
                line.append(" and is done at ").append(clock(night.policy(), night.lastDone()));
            }
            line.append(", the window ends at ").append(clock(night.policy(), night.windowEnd()));
        }
        if (night.failed() > 0) {
            line.append("; ")
                    .append(Amounts.grouped(night.failed()))
                    .append(" failed")
                    .append(night.missing() == 0 ? named(night) : "");
        }
        return line.append('.').toString();
    }

    private static String captures(Night night) {
        var captures = Amounts.count(night.owed(), "capture");
        return night.snapshots() == night.captured()
                ? captures
                : captures + " of " + Amounts.count(night.snapshots(), "snapshot");
    }

    private static String named(Night night) {
        int more = night.missing() + night.failed() - night.missed().size();
        return night.missed().isEmpty()
                ? ""
                : " (" + String.join(", ", night.missed()) + (more > 0 ? " and " + Amounts.grouped(more) + " more" : "")
                        + ")";
    }

    private static String prune(Prune prune) {
        return ("%s in %s: pruning does not keep up. %s expire a night and %s are deleted, because of %s; since %s the"
                        + " backlog has grown to %s.")
                .formatted(
                        prune.policy(),
                        prune.scope(),
                        Amounts.grouped(Math.round(prune.perNight())),
                        Amounts.grouped(Math.round(prune.deletedPerNight())),
                        prune.heldUpBy(),
                        String.valueOf(prune.growsSince()).substring(0, 10),
                        Amounts.count(prune.waiting(), "point"));
    }

    /// What a reader should know of how the numbers came to be.
    public List<String> notes() {
        var notes = new ArrayList<String>(forecast.warnings());
        if (!forecast.setup().prune().equals("delete")) {
            notes.add("Nothing is deleted, because prune.mode is "
                    + forecast.setup().prune() + ": --prune delete shows what would be left.");
        }
        if (!forecast.costs().isEmpty()) {
            notes.add(
                    "Storage is an estimate: the oldest point of a volume stores what is used of it, each later one what"
                            + " changed since. Costs are for snapshots alone.");
        }
        return notes;
    }

    /// A time as the policy's zone shows it; empty for none.
    public String local(PolicyName policy, @Nullable Instant at) {
        return at == null
                ? ""
                : LOCAL.format(at.atZone(
                        policies.ownerOf(policy).orElseThrow().schedule().zone()));
    }

    private String clock(PolicyName policy, Instant at) {
        return CLOCK.format(
                at.atZone(policies.ownerOf(policy).orElseThrow().schedule().zone()));
    }

    /// Resources that are alike, a few of them by name.
    public static String names(Forecast.Alike alike) {
        int more = alike.count() - alike.examples().size();
        return String.join(", ", alike.examples()) + (more == 0 ? "" : " and " + Amounts.grouped(more) + " more");
    }

    public static String gib(double gib) {
        return gib < GIB_PER_TIB
                ? String.format(Locale.ROOT, "%,.1f GiB", gib)
                : String.format(Locale.ROOT, "%,.1f TiB", gib / GIB_PER_TIB);
    }

    public static String money(double amount, String currency) {
        return String.format(Locale.ROOT, "%,.2f %s", amount, currency);
    }
}
