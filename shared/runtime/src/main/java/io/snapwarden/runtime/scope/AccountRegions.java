package io.snapwarden.runtime.scope;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RegionDirectory;
import io.snapwarden.runtime.port.ScopeDirectory.Doubt;
import io.snapwarden.runtime.scope.Known.Enabled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/// The enabled Regions of each account. One that does not answer costs the others nothing: it keeps those that it had,
/// and one that nobody has seen yet stands with the home Region alone, whose scan says what is wrong.
final class AccountRegions {

    /// Far less than EC2 allows for one account, and each account is asked once.
    private static final int AT_ONCE = 16;

    private final RegionDirectory directory;
    private final Region home;

    AccountRegions(RegionDirectory directory, Region home) {
        this.directory = directory;
        this.home = home;
    }

    private record Answer(
            AccountId account,
            @Nullable List<Region> regions,
            @Nullable DependencyException trouble) {}

    /// What is known from now on of these accounts.
    Known renewed(Known known, List<AccountId> accounts, Instant now, Doubts doubts) {
        var before = known.byAccount();
        var after = new TreeMap<AccountId, Enabled>();
        accounts.stream().filter(before::containsKey).forEach(account -> after.put(account, before.get(account)));
        accounts.stream()
                .filter(account -> !fresh(before.get(account), now))
                .gather(Gatherers.mapConcurrent(AT_ONCE, this::ask))
                .forEach(answer -> take(answer, after, now, doubts));
        return known.withRegions(after);
    }

    List<Region> of(AccountId account, Map<AccountId, Enabled> known) {
        var enabled = known.get(account);
        return enabled == null ? List.of(home) : enabled.regions();
    }

    private static boolean fresh(@Nullable Enabled enabled, Instant now) {
        return enabled != null && Renewal.fresh(enabled.askedAt(), Renewal.OF_REGIONS, now);
    }

    private Answer ask(AccountId account) {
        try {
            return new Answer(account, directory.enabled(account), null);
        } catch (DependencyException e) {
            return new Answer(account, null, e);
        }
    }

    private void take(Answer answer, Map<AccountId, Enabled> after, Instant now, Doubts doubts) {
        var account = answer.account();
        var trouble = answer.trouble();
        var standing = after.get(account);
        if (answer.regions() != null) {
            after.put(account, new Enabled(now, answer.regions()));
        } else if (trouble != null && worthSaying(trouble, standing, now)) {
            var instead = standing == null
                    ? home + " alone is looked at"
                    : "those of " + standing.askedAt() + " stay in force";
            doubts.say(new Doubt(
                    about(account), "its Regions cannot be listed, " + instead + ": " + trouble.getMessage(), true));
        } else {
            doubts.keep(about(account));
        }
    }

    /// Where nobody lets us in, the scans of its scopes say so, with a ticket that ends with it: once is enough.
    private static boolean worthSaying(DependencyException trouble, @Nullable Enabled standing, Instant now) {
        return !trouble.refusesEntry() && (standing == null || Renewal.worthSaying(trouble, standing.askedAt(), now));
    }

    /// In other words than a doubt about the account itself.
    private static String about(AccountId account) {
        return "the Regions of account " + account;
    }
}
