package io.snapwarden.simulation.scheduler;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What happened, in order. It remembers the newest lines and a number that stands for all of them, so that two runs
/// of any length can be compared.
public final class EventLog {

    private static final int REMEMBERED = 2000;
    private static final long FACTOR = 1_000_003;

    private final Deque<String> newest = new ArrayDeque<>();
    private long count;
    private long digest;

    void add(Instant at, String who, String what) {
        var line = at + " " + who + " " + what;
        count++;
        digest = digest * FACTOR + line.hashCode();
        if (newest.size() == REMEMBERED) {
            newest.removeFirst();
        }
        newest.addLast(line);
    }

    /// The newest lines, oldest first.
    public List<String> lines() {
        return List.copyOf(newest);
    }

    /// The last few, for a message.
    public String tail(int most) {
        return String.join(
                "\n", newest.stream().skip(Math.max(0, newest.size() - most)).toList());
    }

    public long count() {
        return count;
    }

    /// Equal for equal logs.
    public long digest() {
        return digest;
    }
}
