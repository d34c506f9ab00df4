package io.snapwarden.runtime.aws.client;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// How often the SDK may send a call again. Always said, never left to the SDK's default, which is to change.
public final class Retries {

    static final int ATTEMPTS = 4;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final BackoffStrategy AFTER_A_BAD_CONNECT =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(100), LONGEST_PAUSE);
    private static final BackoffStrategy AFTER_A_THROTTLE =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(500), LONGEST_PAUSE);

    private Retries() {}

    /// For calls that may be repeated.
    public static RetryStrategy standard() {
        return AwsRetryStrategy.standardRetryStrategy();
    }

    /// For calls that make a second thing when they are repeated: sent again only when they provably did nothing.
    /// Without `useClientDefaults(false)` the SDK would add its own rules, which repeat a lost reply.
    public static RetryStrategy onlyUnstarted() {
        return AdaptiveRetryStrategy.builder()
                .maxAttempts(ATTEMPTS)
                .useClientDefaults(false)
                .retryOnException(Retries::provablyNotStarted)
                .treatAsThrottling(Retries::throttled)
                .backoffStrategy(AFTER_A_BAD_CONNECT)
                .throttlingBackoffStrategy(AFTER_A_THROTTLE)
                .build();
    }

    private static boolean throttled(Throwable e) {
        return e instanceof SdkException trouble && AwsError.of(trouble) == AwsError.THROTTLED;
    }

    private static boolean provablyNotStarted(Throwable e) {
        return e instanceof SdkException trouble
                && switch (AwsError.of(trouble)) {
                    case THROTTLED, NEVER_SENT -> true;
                    default -> false;
                };
    }
}
