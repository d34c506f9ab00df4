package io.snapwarden.runtime.scope;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.AccountDirectory;
import io.snapwarden.runtime.port.RegionDirectory;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The chosen scopes, account by account. AWS is asked only where the file leaves something to it, and then not each
/// time: what it said is remembered in the run ledger.
public final class ChosenScopes implements ScopeDirectory {

    private final ScopeChoice choice;
    private final Supplier<AccountId> own;
    private final Region home;
    private final Members members;
    private final AccountRegions regions;
    private final Memory memory;
    private final InstantSource time;

    /// @param own the account that this process runs in
    /// @param home the Region that this process runs in
    /// @param ledger remembers what AWS said
    public ChosenScopes(
            ScopeChoice choice,
            Supplier<AccountId> own,
            Region home,
            AccountDirectory organization,
            RegionDirectory regions,
            RunLedger ledger,
            InstantSource time) {
        this.choice = choice;
        this.own = own;
        this.home = home;
        this.members = new Members(organization);
        this.regions = new AccountRegions(regions, home);
        this.memory = new Memory(ledger);
        this.time = time;
    }

    @Override
    public List<Scope> scopes() {
        return chosen().scopes();
    }

    @Override
    public Chosen chosen() {
        var now = time.instant();
        var doubts = new Doubts();
        return doubts.with(
                asksAws() ? remembering(now, doubts) : together(accounts(Known.NOTHING, doubts), Known.NOTHING));
    }

    private boolean asksAws() {
        return choice.accounts() instanceof ScopeChoice.Accounts.Organization
                || choice.regions() instanceof ScopeChoice.Regions.All;
    }

    private List<Scope> remembering(Instant now, Doubts doubts) {
        var recalled = memory.recall();
        var known = recalled.known();
        if (choice.accounts() instanceof ScopeChoice.Accounts.Organization) {
            known = members.renewed(known, now, doubts);
        }
        var accounts = accounts(known, doubts);
        if (choice.regions() instanceof ScopeChoice.Regions.All) {
            known = regions.renewed(known, accounts, now, doubts);
        }
        memory.keep(recalled, known);
        return together(accounts, known);
    }

    private List<AccountId> accounts(Known known, Doubts doubts) {
        return switch (choice.accounts()) {
            case ScopeChoice.Accounts.Own() -> List.of(own.get());
            case ScopeChoice.Accounts.Listed listed -> listed.accounts();
            case ScopeChoice.Accounts.Organization _ -> Members.active(known, doubts);
        };
    }

    private List<Scope> together(List<AccountId> accounts, Known known) {
        var enabled = known.byAccount();
        return accounts.stream()
                .flatMap(account -> switch (choice.regions()) {
                    case ScopeChoice.Regions.Own() -> Stream.of(new Scope(account, home));
                    case ScopeChoice.Regions.Listed(var listed) -> in(account, listed);
                    case ScopeChoice.Regions.All() -> in(account, regions.of(account, enabled));
                })
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Scope> in(AccountId account, List<Region> regions) {
        return regions.stream().map(region -> new Scope(account, region));
    }
}
