package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.ProofReader;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/// Looks at objects in buckets.
final class SimulatedProofs implements ProofReader {

    private final Role role;

    SimulatedProofs(Role role) {
        this.role = role;
    }

    @Override
    public Proof look(Scope scope, ObjectAddress object) {
        try {
            return role.run("HeadObject", scope, () -> role.objectsIn(scope).headObject(object.bucket(), object.key()))
                    .<Proof>map(item -> new Proof.Found(
                            item.text().getBytes(StandardCharsets.UTF_8).length,
                            item.writtenAt().truncatedTo(ChronoUnit.SECONDS)))
                    .orElseGet(Proof.Absent::new);
        } catch (DependencyException e) {
            return switch (e.kind()) {
                case DENIED, INVALID -> new Proof.Unseen(String.valueOf(e.getMessage()));
                case THROTTLED, UNAVAILABLE, CREDENTIALS, REGION_OFF -> throw e;
            };
        }
    }
}
