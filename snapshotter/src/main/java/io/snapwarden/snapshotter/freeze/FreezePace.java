package io.snapwarden.snapshotter.freeze;

import io.snapwarden.domain.fleet.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How fast one worker begins freezes, so that all of them together leave their buckets filled: the calls that end
/// a freeze must not be throttled, so it pays for them beforehand.
public final class FreezePace {

    /// Workers see each other only by what they have made, so at first each believes that it is alone.
    private static final int UNSEEN = 4;

    /// @param tokens how many freezes may begin at once, at that instant
    private record Bucket(double tokens, Instant at) {}

    private final InstantSource time;
    private final FreezeConfig config;
    private final Map<Scope, Bucket> buckets = new ConcurrentHashMap<>();

    public FreezePace(InstantSource time, FreezeConfig config) {
        this.time = time;
        this.config = config;
    }

    /// Takes a token.
    ///
    /// @param workers how many share the scope
    /// @return zero, or how long to wait for one: none was taken then
    public Duration take(Scope scope, int workers) {
        return take(scope, workers, 1);
    }

    /// Takes so many at once, where there is one at least: what begins together pays afterwards, by a longer wait of
    /// whoever comes next.
    public Duration take(Scope scope, int workers, int freezes) {
        var now = time.instant();
        var wait = new Duration[] {Duration.ZERO};
        buckets.compute(scope, (_, known) -> {
            double tokens = known == null ? config.burst() : filled(known, workers, now);
            if (tokens >= 1) {
                return new Bucket(tokens - freezes, now);
            }
            wait[0] = Duration.ofMillis((long) Math.ceil((1 - tokens) / perSecond(workers) * 1000));
            return new Bucket(tokens, now);
        });
        return wait[0];
    }

    private double filled(Bucket bucket, int workers, Instant now) {
        double seconds = Math.max(0, Duration.between(bucket.at(), now).toMillis() / 1000.0);
        return Math.min(config.burst(), bucket.tokens() + seconds * perSecond(workers));
    }

    private double perSecond(int workers) {
        return config.perSecond() / Math.max(UNSEEN, workers);
    }
}
