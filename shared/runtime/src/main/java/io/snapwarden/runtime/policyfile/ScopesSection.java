package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.runtime.policyfile.ScopeChoice.Regions;
import java.util.Optional;

/// `scopes:` where to look.
final class ScopesSection {

    private static final String EXPECTED = "all or a list of Regions";

    private ScopesSection() {}

    static Optional<ScopeChoice> read(Cursor at) {
        return Section.of(at, Vocabulary.of("regions", "accounts")).flatMap(section -> {
            var regions = section.optional("regions").flatMap(ScopesSection::regions);
            var accounts = section.optional("accounts").flatMap(AccountsSection::read);
            return section.make(() -> new ScopeChoice(
                    regions.orElse(ScopeChoice.OWN.regions()), accounts.orElse(ScopeChoice.OWN.accounts())));
        });
    }

    private static Optional<Regions> regions(Cursor at) {
        if (at.node() instanceof YamlNode.Text text && text.value().equals("all")) {
            return Optional.of(new Regions.All());
        }
        return Distinct.items(at, EXPECTED, item -> item.text("a Region such as eu-west-1", Region::new))
                .map(Regions.Listed::new);
    }
}
