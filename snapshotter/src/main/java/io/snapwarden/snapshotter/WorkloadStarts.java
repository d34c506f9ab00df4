package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.CaptureStarts;
import io.snapwarden.domain.run.CaptureStarts.Start;
import io.snapwarden.domain.text.Digest;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down when the captures of a workload began. What cannot be written costs its span, and nothing else.
final class WorkloadStarts {

    private static final Logger log = LoggerFactory.getLogger(WorkloadStarts.class);
    private static final int NAME_DIGITS = 32;
    private static final int TRIES = 5;

    private final RunLedger ledger;

    WorkloadStarts(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// Repeatable: the first word on a resource stands.
    ///
    /// @return all that are known by now, those of earlier deliveries among them
    CaptureStarts note(RunKey run, Scope scope, WorkloadName workload, List<Start> starts) {
        var ours = new CaptureStarts(workload, starts);
        var key = key(run, scope, workload);
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                var found = ledger.read(key).orElse(null);
                var all = found == null ? ours : parse(found, workload).with(starts);
                boolean written = found == null
                        ? ledger.create(key, Json.write(all))
                        : found.text().equals(Json.write(all)) || ledger.replace(key, Json.write(all), found.version());
                if (written) {
                    return all;
                }
            }
            log.warn("When captures began is not written down, for others write all the time [workload={}]", workload);
        } catch (DependencyException e) {
            log.warn("When captures began is not written down [workload={}]: {}", workload, e.getMessage());
        }
        return ours;
    }

    private static CaptureStarts parse(RunLedger.Entry entry, WorkloadName workload) {
        try {
            return Json.read(entry.text(), CaptureStarts.class);
        } catch (IllegalArgumentException e) {
            log.error(
                    "When captures began cannot be read, and is written anew [workload={}]: {}",
                    workload,
                    e.getMessage());
            return new CaptureStarts(workload, List.of());
        }
    }

    /// A name is what anybody wrote into a tag, so it is no part of a key.
    private static String key(RunKey run, Scope scope, WorkloadName workload) {
        return String.join(
                "/",
                "workloads",
                run.policy().value(),
                run.slot().toString(),
                scope.toString(),
                Digest.hex(workload.value(), NAME_DIGITS));
    }
}
