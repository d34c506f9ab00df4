package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.runtime.policyfile.ScopeChoice.Accounts;
import java.util.List;
import java.util.Optional;

/// `scopes.accounts:` whose resources, and the role that may read and capture them.
final class AccountsSection {

    private static final Vocabulary KEYS = Vocabulary.of("organization", "list", "role", "external-id");
    private static final String WHICH = "the key organization or list";

    private AccountsSection() {}

    static Optional<Accounts> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(section -> {
            var organization = section.optional("organization").flatMap(AccountsSection::organization);
            var list = list(section);
            var role = section.optional("role")
                    .flatMap(name -> name.text("the name of a role", AccountsSection::role))
                    .orElse(Accounts.Entered.USUAL_ROLE);
            var externalId = section.optional("external-id").flatMap(SecretText::read);
            return section.make(() -> organization.isPresent()
                    ? new Accounts.Organization(role, externalId.orElse(null))
                    : new Accounts.Listed(list.orElseThrow(), role, externalId.orElse(null)));
        });
    }

    private static Optional<List<AccountId>> list(Section section) {
        if (section.optional("organization").isEmpty()) {
            return section.required("list", WHICH).flatMap(AccountsSection::accounts);
        }
        section.optional("list")
                .ifPresent(list -> list.refuse("expected " + WHICH + ", found both; the list would be ignored"));
        return Optional.empty();
    }

    private static Optional<List<AccountId>> accounts(Cursor at) {
        return Distinct.items(at, "a list of accounts", item -> item.text("twelve digits in quotes", AccountId::new));
    }

    /// Saying no would leave open which accounts are meant.
    private static Optional<Boolean> organization(Cursor at) {
        var said = at.flag();
        said.filter(yes -> !yes)
                .ifPresent(_ -> at.refuse("expected true, found false; leave the key out and list the accounts"));
        return said;
    }

    private static String role(String name) {
        if (!name.matches("[\\w+=,.@-]{1,64}")) {
            throw new IllegalArgumentException("expected the name of a role, 1 to 64 letters, digits and + = , . @ - _,"
                    + " found " + Excerpt.of(name));
        }
        return name;
    }
}
