package io.snapwarden.standalone.simulate;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.HostCommands;
import java.util.Set;

/// Hosts that do at once what they are told: to freeze takes seconds, and a forecast counts in minutes.
final class QuickHosts implements HostCommands {

    @Override
    public Document describe(Scope scope, String name) {
        return new Document.Command(Set.of("command", "executionId"));
    }

    @Override
    public Sending send(Scope scope, Order order) {
        return new Sending.Sent("done");
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
