package io.snapwarden.testkit.organization;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.port.AccountDirectory;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

@RequiresLane("moto")
class OrganizationOnMotoTest extends OrganizationContract {

    private final AwsPorts ports =
            new AwsPorts(MotoServer.shared().reset().aws().connection(), null);

    @Override
    protected OrganizationWorld newWorld() {
        var organizations = ports.clients().atHome(OrganizationsClient.builder());
        organizations.createOrganization(request -> request.featureSet("ALL"));
        return new OrganizationWorld() {

            @Override
            public AccountDirectory directory() {
                return ports.organization();
            }

            @Override
            public AccountId management() {
                return ports.accounts().own();
            }

            @Override
            public AccountId make(String name) {
                var made = organizations.createAccount(
                        request -> request.accountName(name).email(name.hashCode() + "@example.com"));
                return new AccountId(made.createAccountStatus().accountId());
            }

            @Override
            public void close(AccountId account) {
                organizations.closeAccount(request -> request.accountId(account.value()));
            }
        };
    }

    @AfterEach
    void close() {
        ports.close();
    }
}
