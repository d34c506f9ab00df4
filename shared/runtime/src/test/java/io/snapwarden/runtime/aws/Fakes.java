package io.snapwarden.runtime.aws;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.Accounts;
import io.snapwarden.runtime.aws.client.ApiCalls;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.AwsTime;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import java.time.InstantSource;

/// Clients of a fake AWS.
public final class Fakes {

    public static final Scope SCOPE = Scope.parse(FakeAws.ACCOUNT + "/eu-west-1");

    private Fakes() {}

    public static Ec2Clients ec2(FakeAws aws) {
        var clients = new AwsClients(aws.connection(), new ApiCalls(), new AwsTime(InstantSource.system()));
        return new Ec2Clients(clients, new Accounts(clients, null));
    }
}
