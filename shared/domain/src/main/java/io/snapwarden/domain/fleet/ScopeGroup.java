package io.snapwarden.domain.fleet;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Each of some accounts in each of some Regions: many scopes in few words, for most accounts have the same Regions.
/// One scope is a group too, and written as it is by itself.
public record ScopeGroup(List<AccountId> accounts, List<Region> regions) {

    public ScopeGroup {
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
        if (accounts.isEmpty() || regions.isEmpty()) {
            throw new IllegalArgumentException("a group of scopes has an account and a Region at least");
        }
    }

    /// All of them, each once, accounts with the same Regions together.
    public static List<ScopeGroup> of(Collection<Scope> scopes) {
        var byAccount = new TreeMap<AccountId, List<Region>>();
        scopes.stream()
                .sorted()
                .distinct()
                .forEach(scope -> byAccount
                        .computeIfAbsent(scope.account(), _ -> new ArrayList<>())
                        .add(scope.region()));
        var byRegions = new LinkedHashMap<List<Region>, List<AccountId>>();
        byAccount.forEach((account, regions) ->
                byRegions.computeIfAbsent(regions, _ -> new ArrayList<>()).add(account));
        return byRegions.entrySet().stream()
                .map(group -> new ScopeGroup(group.getValue(), group.getKey()))
                .toList();
    }

    /// Reads what [#toString] wrote, and what [Scope#toString] did.
    public static ScopeGroup parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("scopes are written accounts/regions but are \"" + text + "\"");
        }
        return new ScopeGroup(
                Arrays.stream(text.substring(0, slash).split(",", -1))
                        .map(AccountId::new)
                        .toList(),
                Arrays.stream(text.substring(slash + 1).split(",", -1))
                        .map(Region::new)
                        .toList());
    }

    public boolean covers(Scope scope) {
        return accounts.contains(scope.account()) && regions.contains(scope.region());
    }

    public int size() {
        return accounts.size() * regions.size();
    }

    public Stream<Scope> scopes() {
        return accounts.stream().flatMap(account -> regions.stream().map(region -> new Scope(account, region)));
    }

    @Override
    public String toString() {
        return accounts.stream().map(AccountId::value).collect(joining(",")) + "/"
                + regions.stream().map(Region::id).collect(joining(","));
    }
}
