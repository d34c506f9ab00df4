package io.snapwarden.runtime.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.FakeAws;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopedClientsTest {

    private static final Scope FIRST = scope(1);

    @Test
    void aScopeKeepsItsClientAndTheLastUsedAreKept() {
        try (var aws = new FakeAws(_ -> FakeAws.error(400, "InvalidAction", ""))) {
            var built = new ArrayList<String>();
            var clients = new ScopedClients<>(own(aws), (region, _) -> {
                built.add(region.id());
                return new Object();
            });
            var first = clients.in(FIRST);
            for (int number = 2; number <= ScopedClients.MOST; number++) {
                clients.in(scope(number));
                assertThat(clients.in(FIRST)).isSameAs(first);
            }
            clients.in(scope(ScopedClients.MOST + 1));
            assertThat(clients.in(FIRST)).isSameAs(first);
            assertThat(built).hasSize(ScopedClients.MOST + 1);

            clients.in(scope(2));
            assertThat(built).hasSize(ScopedClients.MOST + 2).endsWith("eu-west-2");
        }
    }

    private static Accounts own(FakeAws aws) {
        return new Accounts(
                new AwsClients(aws.connection(), new ApiCalls(), new AwsTime(InstantSource.system())), null);
    }

    private static Scope scope(int number) {
        var zones = List.of("west", "east", "north", "south", "central", "middle");
        return new Scope(
                new AccountId(FakeAws.ACCOUNT),
                new Region("eu-" + zones.get(number / 99) + "-" + (number % 99 + (number < 99 ? 0 : 1))));
    }
}
