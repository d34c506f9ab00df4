package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// When the account was asked for what, and took it, as the account saw it.
final class Starts {

    /// A call that was taken. What was made of it was made in between.
    ///
    /// @param answered whether AWS said so
    record Call(int attempt, Instant from, Instant to, boolean answered) {}

    private final Map<String, List<Call>> calls = new HashMap<>();
    private final Set<String> untold = new HashSet<>();

    void taken(Scope scope, Map<String, String> marks, Instant from, Instant to, boolean answered) {
        var attempt = Integer.parseInt(Objects.requireNonNull(marks.get("snapwarden:attempt")));
        calls.computeIfAbsent(
                        key(scope, mark(marks, "policy"), Instant.parse(mark(marks, "slot")), mark(marks, "source")),
                        _ -> new ArrayList<>())
                .add(new Call(attempt, from, to, answered));
    }

    /// Somebody was at this work, and trouble kept him from telling when he began.
    void untold(String workId) {
        untold.add(workId);
    }

    boolean isUntold(String workId) {
        return untold.contains(workId);
    }

    /// Those before then of the newest attempt that was taken by then.
    List<Call> of(Scope scope, String policy, Instant slot, String source, Instant then) {
        var before = calls.getOrDefault(key(scope, policy, slot, source), List.of()).stream()
                .filter(call -> !call.from().isAfter(then))
                .toList();
        int newest = before.stream().mapToInt(Call::attempt).max().orElse(0);
        return before.stream().filter(call -> call.attempt() == newest).toList();
    }

    private static String mark(Map<String, String> marks, String name) {
        return Objects.requireNonNull(marks.get("snapwarden:" + name));
    }

    private static String key(Scope scope, String policy, Instant slot, String source) {
        return String.join(" ", scope.toString(), policy, slot.toString(), source);
    }
}
