package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.HostCommands;
import java.time.Instant;
import java.util.Optional;

/// Shows the laws what is sent to hosts that make a backup themselves, whether the answer arrives or not.
record WatchedSends(HostCommands real, String host, World world) implements HostCommands {

    @Override
    public Sending send(Scope scope, Order order) {
        if (!SendLaws.concern(order)) {
            return real.send(scope, order);
        }
        var source = SendLaws.isDump(order)
                ? SendLaws.marks(order).get("snapwarden:source")
                : order.instance().value();
        world.bracketLaws().captures(host, source);
        var from = world.time().instant();
        var sending = real.send(scope, order);
        switch (sending) {
            case Sending.Sent _, Sending.Ambiguous _ -> {
                if (SendLaws.isDump(order)) {
                    boolean answered = sending instanceof Sending.Sent;
                    world.starts()
                            .taken(
                                    scope,
                                    SendLaws.marks(order),
                                    from,
                                    world.time().instant(),
                                    answered);
                }
                world.sendLaws().after(scope, order);
            }
            case Sending.Refused _ -> world.sendLaws().refused(scope, order);
            case Sending.Busy _ -> {} // nothing was sent
        }
        if (SendLaws.isDump(order) && !(sending instanceof Sending.Busy)) {
            world.bracketLaws().served(host, source);
        }
        return sending;
    }

    @Override
    public Document describe(Scope scope, String name) {
        return real.describe(scope, name);
    }

    @Override
    public Optional<String> find(Scope scope, ResourceId instance, String comment, Instant from) {
        return real.find(scope, instance, comment, from);
    }

    @Override
    public Run look(Scope scope, ResourceId instance, String command) {
        return real.look(scope, instance, command);
    }

    @Override
    public Run lookAtSteps(Scope scope, ResourceId instance, String command) {
        return real.lookAtSteps(scope, instance, command);
    }

    @Override
    public void cancel(Scope scope, ResourceId instance, String command) {
        real.cancel(scope, instance, command);
    }
}
