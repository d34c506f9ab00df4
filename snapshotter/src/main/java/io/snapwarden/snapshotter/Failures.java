package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;

/// Leaves word of attempts that made no point. The planner reads it at its next scan, says it, and decides about
/// another attempt.
final class Failures {

    private final RunLedger ledger;

    Failures(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// Repeatable: the first word on an attempt stands.
    void leave(PointKey key, CaptureFailure failure) {
        var owed = key.obligation();
        ledger.create(
                String.join(
                        "/",
                        "failures",
                        owed.policy().value(),
                        owed.slot().toString(),
                        owed.scope().account().value(),
                        owed.scope().region().id(),
                        owed.source().keyWord(),
                        Integer.toString(key.attempt())),
                Json.write(failure));
    }
}
