package io.snapwarden.standalone.simulate;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.HostCommands;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Hosts that do at once what they are told: to freeze takes seconds, and a forecast counts in minutes.
///
/// @param parameters what their documents take
record QuickHosts(Set<String> parameters) implements HostCommands {

    /// Their documents take whatever the policies give them.
    static QuickHosts of(PolicySet policies) {
        var parameters = new HashSet<>(Set.of("command", "executionId"));
        policies.policies().stream()
                .map(Policy::hooks)
                .filter(Objects::nonNull)
                .flatMap(hooks -> Stream.concat(
                        hooks.before().stream().map(Hooks.Before::script),
                        hooks.after().stream().map(Hooks.After::script)))
                .forEach(script -> parameters.addAll(script.parameters().keySet()));
        return new QuickHosts(Set.copyOf(parameters));
    }

    @Override
    public Document describe(Scope scope, String name) {
        return new Document.Command(parameters);
    }

    @Override
    public Sending send(Scope scope, Order order) {
        return new Sending.Sent("done");
    }

    @Override
    public Run lookAtSteps(Scope scope, ResourceId instance, String command) {
        return look(scope, instance, command);
    }

    @Override
    public Optional<String> find(Scope scope, ResourceId instance, String comment, Instant from) {
        return Optional.empty();
    }

    @Override
    public Run look(Scope scope, ResourceId instance, String command) {
        return new Run.Ended(0, "", "");
    }

    @Override
    public void cancel(Scope scope, ResourceId instance, String command) {
        // nothing is on its way
    }
}
