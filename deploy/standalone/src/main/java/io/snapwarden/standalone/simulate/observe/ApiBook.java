package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.ApiRates;
import io.snapwarden.simulation.model.Calls;
import io.snapwarden.standalone.simulate.forecast.Forecast.ApiUse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts calls minute by minute.
final class ApiBook implements Calls.Listener {

    private static final double MINUTE = 60;
    private static final String THROTTLED = "RequestLimitExceeded";

    private record Key(Scope scope, String action) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::scope).thenComparing(Key::action);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /// All calls of one action in one scope.
    private static final class Use {
        private final Map<Long, Integer> minutes = new HashMap<>();
        private long calls;
        private long throttled;

        void add(long minute, boolean refused) {
            minutes.merge(minute, 1, Integer::sum);
            calls++;
            throttled += refused ? 1 : 0;
        }
    }

    private final InstantSource time;
    private final Map<Key, Use> uses = new HashMap<>();

    ApiBook(InstantSource time) {
        this.time = time;
    }

    @Override
    public void called(Scope scope, String action, String answer) {
        uses.computeIfAbsent(new Key(scope, action), _ -> new Use())
                .add(Math.floorDiv(time.instant().getEpochSecond(), (long) MINUTE), answer.equals(THROTTLED));
    }

    List<ApiUse> uses(ApiRates rates) {
        return new TreeMap<>(uses)
                .entrySet().stream()
                        .map(entry -> use(entry.getKey(), entry.getValue(), rates))
                        .toList();
    }

    private static ApiUse use(Key key, Use use, ApiRates rates) {
        var rate = rates.of(key.action(), true);
        var busiest = use.minutes.entrySet().stream()
                .min(Map.Entry.<Long, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        return new ApiUse(
                key.scope(),
                key.action(),
                use.calls,
                busiest.getValue() / MINUTE,
                Instant.ofEpochSecond(busiest.getKey() * (long) MINUTE),
                use.calls / (use.minutes.size() * MINUTE),
                rate.perSecond(),
                rate.capacity(),
                use.throttled);
    }
}
