package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
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

    private static final String NOT_OPTED_IN = "not-opted-in";

    private final Region home;
    private final ScopedClients<Ec2Client> reading;
    private final Map<Change, ScopedClients<Ec2Client>> changing = new EnumMap<>(Change.class);

    public Ec2Clients(AwsClients clients, Accounts accounts) {
        home = new Region(clients.home().id());
        reading = new ScopedClients<>(
                accounts,
                (region, credentials) -> clients.client(
                        Ec2Client.builder(), region, credentials, Retries.standard(), AwsClients.Patience.READING));
        for (var change : Change.values()) {
            changing.put(
                    change,
                    new ScopedClients<>(
                            accounts,
                            (region, credentials) -> clients.client(
                                    Ec2Client.builder(),
                                    region,
                                    credentials,
                                    Retries.onlyUnstarted(),
                                    AwsClients.Patience.CHANGING)));
        }
    }

    public Ec2Client reading(Scope scope) {
        return reading.in(scope);
    }

    public Ec2Client changing(Scope scope, Change change) {
        return Objects.requireNonNull(changing.get(change)).in(scope);
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
        try {
            return reading(new Scope(scope.account(), home))
                    .describeRegions(request ->
                            request.allRegions(true).regionNames(scope.region().id()))
                    .regions()
                    .stream()
                    .anyMatch(region -> NOT_OPTED_IN.equals(region.optInStatus()));
        } catch (SdkException _) {
            return false;
        }
    }
}
