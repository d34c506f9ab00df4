package io.snapwarden.simulation.wire;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.Connection;
import io.snapwarden.runtime.aws.client.MemberRole;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.World;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Endpoints, and the adapters of AWS that speak to them, for tests.
public final class WireFace implements AutoCloseable {

    public static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret"));

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    public AwsPorts open(World world) {
        var connection = new Connection(Region.US_EAST_1, CREDENTIALS, Connection.http(8), endpoint(world.aws));
        var ports = new AwsPorts(connection, new MemberRole("member", ""));
        opened.push(ports);
        return ports;
    }

    /// As another account: the endpoint takes twelve digits for the account that they name.
    public AwsPorts open(World world, AccountId caller) {
        var digits = StaticCredentialsProvider.create(AwsBasicCredentials.create(caller.value(), "secret"));
        var connection = new Connection(Region.US_EAST_1, digits, Connection.http(8), endpoint(world.aws));
        var ports = new AwsPorts(connection, new MemberRole("member", ""));
        opened.push(ports);
        return ports;
    }

    public URI endpoint(SimulatedAws aws) {
        var endpoint = SimulatedEndpoint.start(aws, World.SCOPE.account());
        opened.push(endpoint);
        return endpoint.uri();
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("could not close an endpoint", e);
            }
        }
    }
}
