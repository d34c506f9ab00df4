package io.snapwarden.standalone.demo.aws;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.Connection;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Connects to an endpoint on this machine, whatever the environment says of Regions, credentials and endpoints.
final class DemoConnection {

    private static final int CONNECTIONS = 32;

    private DemoConnection() {}

    static AwsPorts to(URI endpoint) {
        var nobody = AwsBasicCredentials.create("AKIADEMO", "demo");
        return new AwsPorts(
                new Connection(
                        Region.of(DemoFleet.HOME),
                        StaticCredentialsProvider.create(nobody),
                        Connection.http(CONNECTIONS),
                        endpoint),
                null);
    }
}
