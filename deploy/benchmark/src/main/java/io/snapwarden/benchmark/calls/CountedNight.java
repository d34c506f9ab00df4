package io.snapwarden.benchmark.calls;

import io.snapwarden.benchmark.Figure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The calls of one night by name, and how many there had to be.
///
/// @param pruning whether retention let points go in this night
/// @param ratio of all calls but the ledger's reads to the fewest possible
public record CountedNight(int volumes, boolean pruning, List<Call> calls, Figure ratio) {

    /// A call of which the target speaks is made at most so many times as often as it must.
    private static final double MOST = 1.1;

    private static final double PRECISION = 10_000;

    /// Calls of one name.
    ///
    /// @param fewest how often there is no way around it
    /// @param perVolume how often it was made, for each volume
    public record Call(String name, long made, long fewest, double perVolume) {}

    static CountedNight of(int volumes, boolean pruning, Map<String, Long> made, Map<String, Long> fewest) {
        var names = new TreeSet<>(made.keySet());
        names.addAll(fewest.keySet());
        var calls = names.stream()
                .map(name -> call(name, made.getOrDefault(name, 0L), fewest.getOrDefault(name, 0L), volumes))
                .filter(call -> call.made() + call.fewest() > 0)
                .toList();
        double ratio = (double) sum(made) / sum(fewest);
        var name = (pruning ? "calls of a night that prunes, " : "calls of a first night, ") + volumes + " volumes";
        return new CountedNight(volumes, pruning, calls, Figure.atMost(MOST, name, ratio, "times the fewest possible"));
    }

    private static Call call(String name, long made, long fewest, int volumes) {
        return new Call(name, made, fewest, Math.round(PRECISION * made / volumes) / PRECISION);
    }

    private static long sum(Map<String, Long> calls) {
        var counted = new TreeMap<>(calls);
        counted.remove(CallNames.LEDGER_READ);
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }
}
