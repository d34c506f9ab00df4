package io.snapwarden.runtime.aws.client;

import io.snapwarden.runtime.port.DependencyException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// Where AWS is and who we are there.
///
/// @param home the Region of the queues, the bus and the caller's identity
/// @param http shared by all clients of the process
/// @param endpoint of a local AWS; null for the SDK's own choice, which honours `AWS_ENDPOINT_URL`
public record Connection(
        Region home,
        AwsCredentialsProvider credentials,
        SdkHttpClient http,
        @Nullable URI endpoint) {

    /// What the SDK's usual chain finds: environment, profile, role of the task or the machine.
    ///
    /// @throws DependencyException when there is no Region, or what says where AWS is makes no sense
    public static Connection usual(SdkHttpClient http) {
        checkEndpoint(System.getenv("AWS_ENDPOINT_URL"));
        return new Connection(
                checked(usualRegion()), DefaultCredentialsProvider.builder().build(), http, null);
    }

    /// An HTTP client for a process that makes up to so many calls at once.
    public static SdkHttpClient http(int connections) {
        return Apache5HttpClient.builder()
                .maxConnections(connections)
                .connectionTimeout(Duration.ofSeconds(5))
                .connectionAcquisitionTimeout(Duration.ofSeconds(20))
                .socketTimeout(Duration.ofSeconds(30))
                // A create that meets a connection which the service has just closed must count as ambiguous
                .connectionMaxIdleTime(Duration.ofSeconds(15))
                .build();
    }

    private static Region usualRegion() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException e) {
            throw new DependencyException(
                    DependencyException.Kind.INVALID,
                    "No AWS Region is configured. Set AWS_REGION, or a region in the profile that is used",
                    e);
        }
    }

    /// The SDK would only say so when the first request is made, and not say which setting it was.
    static void checkEndpoint(@Nullable String url) {
        if (url != null && !url.isBlank() && !url.matches("https?://[^\\s/]+.*")) {
            throw setting("AWS_ENDPOINT_URL is \"" + url
                    + "\", which is no address. Set it to one such as http://localhost:5000, or remove it");
        }
    }

    static Region checked(Region region) {
        try {
            var checked = new io.snapwarden.domain.fleet.Region(region.id());
            return Region.of(checked.id());
        } catch (IllegalArgumentException e) {
            throw setting("The configured AWS Region is none: " + e.getMessage()
                    + ". Correct AWS_REGION, or the region in the profile that is used");
        }
    }

    private static DependencyException setting(String why) {
        return new DependencyException(DependencyException.Kind.INVALID, why, null);
    }
}
