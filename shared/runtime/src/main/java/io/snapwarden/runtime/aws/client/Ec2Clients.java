package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// The EC2 clients of each scope: one to read with, which may repeat, and others to change things with, which repeat
/// only what provably did nothing.
public final class Ec2Clients {

    /// What is changed. EC2 meters each of these actions by itself, so each has a pace of its own: pruning slows no
    /// capture down.
    public enum Change {
        CREATE_SNAPSHOT,
        CREATE_SNAPSHOTS,
        DELETE_SNAPSHOT,
        CREATE_TAGS,
        CREATE_VOLUME
    }

    private record Changing(Scope scope, Change change) {}

    private static final String NOT_OPTED_IN = "not-opted-in";

    private final AwsClients clients;
    private final Accounts accounts;
    private final Map<Scope, Ec2Client> reading = new ConcurrentHashMap<>();
    private final Map<Changing, Ec2Client> changing = new ConcurrentHashMap<>();

    public Ec2Clients(AwsClients clients, Accounts accounts) {
        this.clients = clients;
        this.accounts = accounts;
    }

    public Ec2Client reading(Scope scope) {
        var credentials = accounts.credentials(scope);
        return reading.computeIfAbsent(
                scope,
                _ -> clients.client(
                        Ec2Client.builder(),
                        region(scope),
                        credentials,
                        Retries.standard(),
                        AwsClients.Patience.READING));
    }

    public Ec2Client changing(Scope scope, Change change) {
        var credentials = accounts.credentials(scope);
        return changing.computeIfAbsent(
                new Changing(scope, change),
                _ -> clients.client(
                        Ec2Client.builder(),
                        region(scope),
                        credentials,
                        Retries.onlyUnstarted(),
                        AwsClients.Patience.CHANGING));
    }

    /// Reads; any trouble leaves as a [DependencyException].
    public <T> T read(AwsCall call, Scope scope, Function<Ec2Client, T> question) {
        var client = reading(scope);
        try {
            return question.apply(client);
        } catch (SdkException e) {
            throw trouble(call, scope, AwsError.of(e), e);
        }
    }

    /// EC2 answers `AuthFailure` to wrong credentials and in a Region that is off; here the two are told apart.
    public DependencyException trouble(AwsCall call, Scope scope, AwsError error, SdkException cause) {
        var region = error == AwsError.CREDENTIALS_OR_REGION && isOff(scope);
        return call.trouble(region ? AwsError.REGION_OFF : error, cause);
    }

    private boolean isOff(Scope scope) {
        var home = new Scope(
                scope.account(),
                new io.snapwarden.domain.fleet.Region(clients.home().id()));
        try {
            return reading(home)
                    .describeRegions(request ->
                            request.allRegions(true).regionNames(scope.region().id()))
                    .regions()
                    .stream()
                    .anyMatch(region -> NOT_OPTED_IN.equals(region.optInStatus()));
        } catch (SdkException _) {
            return false;
        }
    }

    private static Region region(Scope scope) {
        return Region.of(scope.region().id());
    }
}
