package io.snapwarden.testkit.lane;

import io.snapwarden.runtime.aws.client.ApiCalls;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.AwsTime;
import io.snapwarden.runtime.aws.client.Connection;
import java.net.URI;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// How to reach something local that speaks as AWS does.
public record LocalAws(URI endpoint) {

    public static final Region REGION = Region.EU_WEST_1;

    private static final int CONNECTIONS = 64;

    public Connection connection() {
        return new Connection(
                REGION,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")),
                Connection.http(CONNECTIONS),
                endpoint);
    }

    public AwsClients clients() {
        return new AwsClients(connection(), new ApiCalls(), new AwsTime(InstantSource.system()));
    }
}
