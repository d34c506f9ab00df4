package io.snapwarden.notifier.ticket;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import java.util.Map;
import java.util.TreeMap;

/// Where problems are kept together.
///
/// @param name its part of ledger keys and ticket keys
/// @param fields what is true of each problem there
record Place(String name, Map<String, String> fields) {

    /// No policy's name begins like this.
    private static final String NO_POLICY = "_scopes/";

    /// For what holds for no scope, because it is about which scopes there are.
    static final Place EVERYWHERE = new Place(NO_POLICY + "_all", Map.of());

    Place {
        fields = Map.copyOf(fields);
    }

    static Place of(PolicyName policy, Scope scope) {
        var fields = new TreeMap<>(of(scope).fields());
        fields.put("policy", policy.value());
        return new Place(policy + "/" + scope, fields);
    }

    /// For what holds for a scope whatever the policy.
    static Place of(Scope scope) {
        return new Place(
                NO_POLICY + scope,
                Map.of(
                        "account",
                        scope.account().value(),
                        "region",
                        scope.region().id()));
    }

    /// For what holds for a policy whatever the scope.
    static Place of(PolicyName policy) {
        return new Place(policy + "/_all", Map.of("policy", policy.value()));
    }

    String ledgerKey() {
        return "problems/" + name + "/board";
    }

    String ticketKey(Problem problem) {
        return "snapwarden/" + name + "/" + problem.id();
    }
}
