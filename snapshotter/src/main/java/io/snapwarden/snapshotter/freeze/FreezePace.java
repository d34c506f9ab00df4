package io.snapwarden.snapshotter.freeze;

import io.snapwarden.domain.fleet.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How fast one worker begins freezes: the calls that end one must find their buckets filled, so a freeze pays for them
/// beforehand.
public final class FreezePace {

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
    /// @return zero, or how long to wait for one: none was taken then
    public Duration take(Scope scope) {
        var now = time.instant();
        var wait = new Duration[] {Duration.ZERO};
        buckets.compute(scope, (_, known) -> {
            double tokens = known == null ? config.burst() : filled(known, now);
            if (tokens >= 1) {
                return new Bucket(tokens - 1, now);
            }
            wait[0] = Duration.ofMillis((long) Math.ceil((1 - tokens) / config.perSecond() * 1000));
            return new Bucket(tokens, now);
        });
        return wait[0];
    }

    private double filled(Bucket bucket, Instant now) {
        double seconds = Math.max(0, Duration.between(bucket.at(), now).toMillis() / 1000.0);
        return Math.min(config.burst(), bucket.tokens() + seconds * config.perSecond());
    }
}
