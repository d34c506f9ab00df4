package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.port.AccountDirectory;
import java.util.ArrayList;
import java.util.List;

/// Lists the accounts of the organization.
record SimulatedMembers(Role role, AccountId caller) implements AccountDirectory {

    @Override
    public List<Member> members() {
        var members = new ArrayList<Member>();
        var token = "";
        do {
            var asked = token;
            var page = role.patience()
                    .run(
                            "ListAccounts",
                            () -> role.aws().organizations(caller, role.name()).listAccounts(asked));
            page.rows().forEach(row -> members.add(new Member(row.id(), row.name(), row.state())));
            token = page.next();
        } while (!token.isEmpty());
        return List.copyOf(members);
    }
}
