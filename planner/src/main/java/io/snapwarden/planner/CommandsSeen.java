package io.snapwarden.planner;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.run.Roll;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// The commands that one look at a scope has seen.
record CommandsSeen(Map<PointKey, CommandEnding> endings) implements Sweep {

    @Override
    public Facts of(Roll roll, Duration lag, Instant now) {
        var running = new HashMap<Obligation, Running>();
        var done = new HashMap<Obligation, Done>();
        var hopeless = new HashSet<Obligation>();
        roll.entries().stream()
                .filter(entry -> !entry.standing().ended())
                .map(roll::obligation)
                .forEach(owed -> attempts(owed).forEach((attempt, ending) -> {
                    switch (ending) {
                        case CommandEnding.Running(var since) ->
                            running.merge(owed, new Running(attempt, since), Running::newer);
                        case CommandEnding.Well(var good) -> done.put(owed, good);
                        case CommandEnding.Failed(var forGood) -> {
                            if (forGood) {
                                hopeless.add(owed);
                            }
                        }
                    }
                }));
        return new Facts(running, Map.of(), Map.of(), Map.of(), done, hopeless, false);
    }

    private Map<Integer, CommandEnding> attempts(Obligation owed) {
        var attempts = new HashMap<Integer, CommandEnding>();
        for (int attempt = 1; attempt <= CommandBackup.MOST_ATTEMPTS; attempt++) {
            var ending = endings.get(new PointKey(owed, attempt));
            if (ending != null) {
                attempts.put(attempt, ending);
            }
        }
        return attempts;
    }
}
