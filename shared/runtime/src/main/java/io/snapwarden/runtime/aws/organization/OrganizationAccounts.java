package io.snapwarden.runtime.aws.organization;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.port.AccountDirectory;
import io.snapwarden.runtime.port.DependencyException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

/// The accounts of the organization, as AWS Organizations lists them. It answers the management account and delegated
/// administrators alone.
public final class OrganizationAccounts implements AccountDirectory {

    private static final AwsCall CALL = new AwsCall("organizations", "ListAccounts", "the organization");

    private final OrganizationsClient organizations;

    public OrganizationAccounts(AwsClients clients) {
        organizations = clients.atHome(OrganizationsClient.builder());
    }

    /// A page may be empty and still have a successor.
    @Override
    public List<Member> members() {
        var members = new TreeMap<AccountId, Member>();
        var tokens = new HashSet<String>();
        String token = null;
        do {
            var page = page(token);
            page.accounts().stream()
                    .map(OrganizationAccounts::member)
                    .forEach(member -> members.put(member.id(), member));
            token = page.nextToken();
            if (token != null && !tokens.add(token)) {
                throw new DependencyException(
                        DependencyException.Kind.UNAVAILABLE,
                        "ListAccounts for the organization goes round in circles: a page names itself as its successor",
                        null);
            }
        } while (token != null && !token.isEmpty());
        return List.copyOf(members.values());
    }

    private ListAccountsResponse page(@Nullable String token) {
        try {
            return organizations.listAccounts(request -> request.nextToken(token));
        } catch (SdkException e) {
            throw explained(e);
        }
    }

    private static DependencyException explained(SdkException cause) {
        var trouble = CALL.trouble(AwsError.of(cause), cause);
        if (cause instanceof AwsOrganizationsNotInUseException) {
            return more(trouble, ". List the accounts in scopes.accounts.list instead", cause);
        }
        return trouble.kind() == DependencyException.Kind.DENIED
                ? more(
                        trouble,
                        ", and run it in the organization's management account or in one that is a delegated"
                                + " administrator there: Organizations answers no other",
                        cause)
                : trouble;
    }

    private static DependencyException more(DependencyException trouble, String remedy, SdkException cause) {
        return new DependencyException(trouble.kind(), trouble.getMessage() + remedy, cause);
    }

    /// `Status` is what `State` was called before, and all that older endpoints know.
    private static Member member(Account account) {
        var state = account.stateAsString() == null ? account.statusAsString() : account.stateAsString();
        return new Member(
                new AccountId(account.id()),
                Objects.requireNonNullElse(account.name(), ""),
                Objects.requireNonNullElse(state, "unknown"));
    }
}
