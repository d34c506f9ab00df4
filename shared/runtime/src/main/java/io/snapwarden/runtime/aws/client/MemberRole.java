package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.AccountId;

/// The role that Snapwarden assumes in every account but its own.
///
/// @param externalId what the role's trust policy asks for; empty when it asks for none
public record MemberRole(String name, String externalId) {

    public MemberRole {
        if (!name.matches("[\\w+=,.@/-]{1,512}")) {
            throw new IllegalArgumentException("scopes.accounts.role should be a role's name but is \"" + name + "\"");
        }
    }

    String arn(String partition, AccountId account) {
        return "arn:" + partition + ":iam::" + account + ":role/" + name;
    }
}
