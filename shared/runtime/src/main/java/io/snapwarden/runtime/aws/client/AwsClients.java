package io.snapwarden.runtime.aws.client;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// Builds every SDK client of a process alike: one HTTP client, explicit retries and time limits, calls counted, and
/// the time heard from each answer.
public final class AwsClients {

    /// A client by itself would have up to five threads for its time limits.
    private static final ScheduledExecutorService TIMERS = timers();

    private final Connection connection;
    private final Observer observer;

    public AwsClients(Connection connection, ApiCalls calls, AwsTime time) {
        this.connection = connection;
        this.observer = new Observer(calls, time);
    }

    public Region home() {
        return connection.home();
    }

    public AwsCredentialsProvider ownCredentials() {
        return connection.credentials();
    }

    /// A client in the home Region, as ourselves, for calls that may be repeated.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C atHome(B builder) {
        return in(builder, connection.home());
    }

    /// The same in another Region.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C in(B builder, Region region) {
        return client(builder, region, connection.credentials(), Retries.standard(), Patience.READING);
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, AwsCredentialsProvider credentials, RetryStrategy retries, Patience patience) {
        builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(connection.http())
                .overrideConfiguration(settings -> settings.retryStrategy(retries)
                        .scheduledExecutorService(TIMERS)
                        .apiCallAttemptTimeout(patience.attempt)
                        .apiCallTimeout(patience.call)
                        .addExecutionInterceptor(observer));
        if (connection.endpoint() != null) {
            builder.endpointOverride(connection.endpoint());
        }
        return builder.build();
    }

    /// They only interrupt calls that take too long.
    private static ScheduledExecutorService timers() {
        var timers = new ScheduledThreadPoolExecutor(
                2, Thread.ofPlatform().name("aws-timer-", 1).daemon().factory());
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    /// How long a call may take, all its tries included.
    public enum Patience {
        READING(Duration.ofSeconds(30), Duration.ofMinutes(2)),
        /// Well under the 90 seconds after which another worker may take over a claim.
        CHANGING(Duration.ofSeconds(25), Duration.ofSeconds(40)),
        /// While an instance may be frozen: it is better to ask again than to wait.
        FREEZING(Duration.ofSeconds(5), Duration.ofSeconds(10));

        private final Duration attempt;
        private final Duration call;

        Patience(Duration attempt, Duration call) {
            this.attempt = attempt;
            this.call = call;
        }
    }
}
