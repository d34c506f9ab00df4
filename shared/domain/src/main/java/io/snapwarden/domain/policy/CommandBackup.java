package io.snapwarden.domain.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an application on an instance backs itself up: by a document, which may run for hours.
///
/// @param script the document, what it is given, and for how long it may run
/// @param attempts how often it is tried in all
/// @param proof the object that it leaves when it is done; null where its exit code alone is believed
public record CommandBackup(
        Script script, int attempts, @Nullable ProofTemplate proof) {

    public static final Duration USUAL_TIMEOUT = Duration.ofHours(2);
    public static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(1);

    /// Systems Manager lets no step of a document run for longer.
    public static final Duration LONGEST_TIMEOUT = Duration.ofDays(2);

    public static final int USUAL_ATTEMPTS = 2;
    public static final int MOST_ATTEMPTS = 3;

    public CommandBackup {
        if (script.timeout().compareTo(SHORTEST_TIMEOUT) < 0 || script.timeout().compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("command.timeout is 1m to 48h but is " + script.timeout());
        }
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("command.attempts is 1 to " + MOST_ATTEMPTS + " but is " + attempts);
        }
    }
}
