package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.PointKey;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes which job of AWS Backup was started for which attempt, for a listing of jobs shows neither tags nor
/// tokens. All of it stands in the name, so that the planner reads one listing.
///
/// A note that could not be written, or was lost, costs another start call with the same token, which shows the
/// same job.
final class StartedJobs {

    private static final Logger log = LoggerFactory.getLogger(StartedJobs.class);

    private final RunLedger ledger;

    StartedJobs(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// Repeatable.
    void note(PointKey key, String vault, String job) {
        var owed = key.obligation();
        var name = String.join(
                "/",
                "jobs",
                owed.policy().value(),
                owed.slot().toString(),
                owed.scope().toString(),
                owed.source().keyWord(),
                Integer.toString(key.attempt()),
                vault,
                job);
        try {
            ledger.create(name, "");
        } catch (DependencyException e) {
            log.warn("Going on without a note of the job {} [point={}]: {}", job, key, e.getMessage());
        }
    }
}
