package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// AWS Organizations from behind: the one organization there is, if there is one.
public final class SimulatedOrganization {

    /// Organizations API reference, ListAccounts.
    static final int PAGE = 20;

    private final Map<AccountId, AccountRow> accounts = new TreeMap<>();
    private final Set<AccountId> answered = new TreeSet<>();
    private boolean gaps;

    SimulatedOrganization() {}

    /// Whoever makes it is its management account.
    public synchronized SimulatedOrganization found(AccountId management) {
        answered.add(management);
        return put(management, "management", AccountRow.ACTIVE);
    }

    public synchronized SimulatedOrganization delegate(AccountId administrator) {
        answered.add(administrator);
        return this;
    }

    /// Makes an account, or gives it another name or state.
    public synchronized SimulatedOrganization put(AccountId id, String name, String state) {
        accounts.put(id, new AccountRow(id, name, state));
        return this;
    }

    public synchronized SimulatedOrganization suspend(AccountId id) {
        accounts.computeIfPresent(id, (_, row) -> new AccountRow(id, row.name(), "SUSPENDED"));
        return this;
    }

    public synchronized SimulatedOrganization remove(AccountId id) {
        accounts.remove(id);
        return this;
    }

    /// From now on an empty page stands before each other, as the API allows itself.
    public synchronized SimulatedOrganization withEmptyPages() {
        gaps = true;
        return this;
    }

    /// @param token how many accounts were listed, and `+` once the empty page was
    synchronized Page<AccountRow> page(AccountId caller, @Nullable String token) {
        if (accounts.isEmpty()) {
            throw AwsError.refused(
                    "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
        if (!answered.contains(caller)) {
            throw AwsError.refused("AccessDeniedException", "You don't have permissions to access this resource.");
        }
        var begun = token == null || token.isEmpty() ? "0" : token;
        if (gaps && !begun.endsWith("+")) {
            return new Page<>(List.of(), begun + "+");
        }
        int from = from(begun.replace("+", ""));
        int to = Math.min(from + PAGE, accounts.size());
        var rows = new ArrayList<>(accounts.values()).subList(from, to);
        return new Page<>(List.copyOf(rows), to == accounts.size() ? "" : String.valueOf(to));
    }

    private int from(String token) {
        if (!token.matches("\\d{1,6}") || Integer.parseInt(token) > accounts.size()) {
            throw AwsError.refused("InvalidInputException", "You specified an invalid value for NextToken.");
        }
        return Integer.parseInt(token);
    }
}
