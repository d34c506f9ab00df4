package io.snapwarden.runtime.scope;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of accounts and Regions since AWS was asked last: all that there is to remember.
///
/// @param listedAt when the organization was listed; null where it never was
/// @param members its accounts then, and those that have left it since not long ago
/// @param regions accounts that had the same Regions when they were asked at the same time stand together, for a
///     thousand accounts have mostly the same
record Known(@Nullable Instant listedAt, List<KnownMember> members, List<KnownRegions> regions) {

    static final Known NOTHING = new Known(null, List.of(), List.of());

    /// @param state as AWS calls it, or [#GONE]
    /// @param seenAt when it was listed last
    record KnownMember(AccountId id, String name, String state, Instant seenAt) {
        static final String GONE = "GONE";
    }

    /// @param askedAt when these accounts had these Regions
    record KnownRegions(Instant askedAt, List<Region> enabled, List<AccountId> accounts) {
        KnownRegions {
            enabled = List.copyOf(enabled);
            accounts = List.copyOf(accounts);
        }
    }

    /// The Regions of one account.
    record Enabled(Instant askedAt, List<Region> regions) {}

    Known {
        members = List.copyOf(members);
        regions = List.copyOf(regions);
    }

    Known withMembers(Instant now, List<KnownMember> listed) {
        return new Known(now, listed, regions);
    }

    Map<AccountId, Enabled> byAccount() {
        var byAccount = new TreeMap<AccountId, Enabled>();
        for (var group : regions) {
            var enabled = new Enabled(group.askedAt(), group.enabled());
            group.accounts().forEach(account -> byAccount.put(account, enabled));
        }
        return byAccount;
    }

    Known withRegions(Map<AccountId, Enabled> byAccount) {
        var groups = new LinkedHashMap<Enabled, List<AccountId>>();
        byAccount.forEach((account, enabled) ->
                groups.computeIfAbsent(enabled, _ -> new ArrayList<>()).add(account));
        return new Known(
                listedAt,
                members,
                groups.entrySet().stream()
                        .map(group -> new KnownRegions(
                                group.getKey().askedAt(), group.getKey().regions(), group.getValue()))
                        .toList());
    }
}
