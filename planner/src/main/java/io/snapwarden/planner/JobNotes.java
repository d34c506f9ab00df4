package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What snapshotters noted of the jobs that they started: all of it stands in the names of the notes.
final class JobNotes {

    private static final Logger log = LoggerFactory.getLogger(JobNotes.class);
    private static final Pattern NAME = Pattern.compile("([^/]+)/(\\d{1,2})/([^/]+)/([^/]+)");
    private static final int VAULT = 3;
    private static final int JOB = 4;

    /// @param source as a word of a ledger key
    record Note(String source, int attempt, String vault, String job) {}

    private final RunLedger ledger;

    JobNotes(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// Empty where the ledger does not answer: then nobody knows of jobs, and the next order shows each again.
    Optional<List<Note>> of(RunKey run, Scope scope) {
        var prefix = LedgerKeys.jobs(run, scope);
        try {
            return Optional.of(ledger.keys(prefix).stream()
                    .flatMap(key -> read(key.substring(prefix.length())).stream())
                    .toList());
        } catch (DependencyException e) {
            log.warn("Sweeping jobs of {} in {} without the run ledger: {}", run, scope, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Note> read(String name) {
        var words = NAME.matcher(name);
        if (!words.matches()) {
            return Optional.empty();
        }
        int attempt = Integer.parseInt(words.group(2));
        return attempt < 1 || attempt > PointKey.MOST_ATTEMPTS
                ? Optional.empty()
                : Optional.of(new Note(words.group(1), attempt, words.group(VAULT), words.group(JOB)));
    }
}
