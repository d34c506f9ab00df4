package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.scheduler.Host;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Instances that are frozen for their captures. Short, so that many seeds are played in a second.
final class FreezeSimulation extends HostSimulation {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration TROUBLE = Duration.ofMinutes(10);
    private static final Duration CALM = Duration.ofMinutes(40);
    private static final List<String> STEPS =
            List.of(FreezeDocument.ARM, FreezeDocument.FREEZE, FreezeDocument.REPORT, FreezeDocument.THAW);

    private final FreezeLaws laws = new FreezeLaws(hosts, LEASE);

    FreezeSimulation(long seed) {
        super(seed, TROUBLE, CALM);
        for (int i = 0; i < 4; i++) {
            order(instance(), "last 2", new Quiesce(FreezeDocument.NAME, LEASE, Quiesce.OnFailure.CRASH, false));
        }
        simulation.always(
                () -> laws.everyFreezeEndsWithinItsLease(simulation.clock().instant()));
    }

    @Override
    RunLedger ledger(Host host) {
        return host.reach(RunLedger.class, ledger);
    }

    /// To the end, where all laws must hold.
    ///
    /// @return how many points are application-consistent, and how many there are
    @Override
    public long[] run() {
        pass();
        var points = TruePoint.of(SCOPE, snapshots());
        laws.nothingIsFrozen();
        laws.whatIsCalledConsistentWasCapturedAtRest(points);
        hosts.keySet().forEach(instance -> {
            if (points.stream().noneMatch(point -> point.source().equals(instance))) {
                throw new AssertionError(instance + " was never captured, though nothing goes wrong any more");
            }
        });
        return new long[] {points.stream().filter(FreezeLaws::isConsistent).count(), points.size()};
    }

    private String instance() {
        var id = aws.stage(SCOPE).instance(List.of(8, 20), Map.of(), Map.of());
        var host = aws.stage(SCOPE)
                .host(id)
                .mount("/data")
                .mount("/logs")
                .document(FreezeDocument.NAME, new FreezeDocument());
        ail(host, STEPS);
        hosts.put(id, host);
        return id;
    }
}
