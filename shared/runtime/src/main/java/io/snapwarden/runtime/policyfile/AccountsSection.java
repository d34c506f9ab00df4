package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.runtime.policyfile.ScopeChoice.Accounts;
import java.util.Optional;

/// `scopes.accounts:` whose resources, and the role that may read and capture them.
final class AccountsSection {

    private static final Vocabulary KEYS = Vocabulary.of("list", "role", "external-id")
            .later("organization", "list the accounts, as in list: [\"111122223333\"]");

    private AccountsSection() {}

    static Optional<Accounts> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(section -> {
            var accounts = section.required("list")
                    .flatMap(list -> Distinct.items(
                            list, "a list of accounts", item -> item.text("twelve digits in quotes", AccountId::new)));
            var role = section.optional("role").flatMap(name -> name.text("the name of a role", AccountsSection::role));
            var externalId = section.optional("external-id").flatMap(SecretText::read);
            return section.make(() -> new Accounts.Listed(
                    accounts.orElseThrow(), role.orElse(Accounts.Listed.USUAL_ROLE), externalId.orElse(null)));
        });
    }

    private static String role(String name) {
        if (!name.matches("[\\w+=,.@-]{1,64}")) {
            throw new IllegalArgumentException("expected the name of a role, 1 to 64 letters, digits and + = , . @ - _,"
                    + " found " + Excerpt.of(name));
        }
        return name;
    }
}
