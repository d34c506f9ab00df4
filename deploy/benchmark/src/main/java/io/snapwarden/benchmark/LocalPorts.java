package io.snapwarden.benchmark;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.Connection;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The product's own adapters, connected to an AWS on this machine.
public final class LocalPorts {

    public static final Scope SCOPE = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));

    private LocalPorts() {}

    /// @param connections as many as calls are made at once
    public static AwsPorts to(URI endpoint, int connections) {
        var nobody = AwsBasicCredentials.create("AKIABENCHMARK", "benchmark");
        return new AwsPorts(
                new Connection(
                        software.amazon.awssdk.regions.Region.of(SCOPE.region().id()),
                        StaticCredentialsProvider.create(nobody),
                        Connection.http(connections),
                        endpoint),
                null);
    }
}
