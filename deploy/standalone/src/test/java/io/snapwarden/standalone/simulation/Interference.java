package io.snapwarden.standalone.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What others did to which snapshots, so that laws can ask.
final class Interference {

    private final Map<String, Spans> shielded = new HashMap<>();
    private final Set<String> strangers = new HashSet<>();
    private final Set<String> tampered = new HashSet<>();
    private final Set<String> touchedWork = new HashSet<>();

    /// @param thing a snapshot, or a source of whose points none is ours
    void stranger(String thing) {
        strangers.add(thing);
    }

    void tampered(String snapshot, String workId) {
        tampered.add(snapshot);
        touchedWork.add(workId);
    }

    void shields(String thing, Instant now) {
        shielded.computeIfAbsent(thing, _ -> new Spans()).begin(now);
    }

    void unshields(String thing, Instant now) {
        spansOf(thing).end(now);
    }

    /// Not ours, whatever is written on it.
    boolean isStranger(String thing) {
        return isOfStranger(thing) || tampered.contains(thing);
    }

    /// Somebody else made it.
    boolean isOfStranger(String thing) {
        return strangers.contains(thing);
    }

    boolean isShielded(String thing) {
        return spansOf(thing).lasts();
    }

    boolean shieldedThrough(String thing, Instant begin, Instant end) {
        return spansOf(thing).covered(begin, end);
    }

    boolean everShielded(String thing) {
        return shielded.containsKey(thing);
    }

    boolean tamperedWith(String workId) {
        return touchedWork.contains(workId);
    }

    int tamperings() {
        return tampered.size();
    }

    private Spans spansOf(String thing) {
        return shielded.getOrDefault(thing, new Spans());
    }
}
