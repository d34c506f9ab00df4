package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.HashSet;

/// What SendCommand accepts.
final class CommandRules {

    private static final String EXECUTION_TIMEOUT = "executionTimeout";

    private CommandRules() {}

    static void check(CommandRequest request, CommandLimits limits) {
        int count = request.instances().size();
        if (count < 1 || count > limits.instances()) {
            throw invalid("1 to " + limits.instances() + " instance ids are needed, not " + count + ".");
        }
        if (new HashSet<>(request.instances()).size() < count) {
            throw AwsError.refused("DuplicateInstanceId", "An instance is named twice.");
        }
        if (request.comment().length() > CommandLimits.COMMENT) {
            throw invalid("A comment has at most " + CommandLimits.COMMENT + " characters.");
        }
        var timeout = request.timeout();
        if (timeout != null
                && (timeout.compareTo(CommandLimits.SHORTEST_TIMEOUT) < 0
                        || timeout.compareTo(CommandLimits.LONGEST_TIMEOUT) > 0)) {
            throw invalid("TimeoutSeconds is 30 to 2592000, not " + timeout.toSeconds() + ".");
        }
        executionTimeout(request, limits);
    }

    /// As the parameter says that AWS's own documents have, or the default.
    static Duration executionTimeout(CommandRequest request, CommandLimits limits) {
        var given = request.parameters().get(EXECUTION_TIMEOUT);
        if (given == null || given.isEmpty()) {
            return limits.executionTimeout();
        }
        try {
            return Duration.ofSeconds(Integer.parseInt(given.getFirst()));
        } catch (NumberFormatException _) {
            throw AwsError.refused("InvalidParameters", EXECUTION_TIMEOUT + " is a number, not " + given + ".");
        }
    }

    private static AwsError invalid(String message) {
        return AwsError.refused("ValidationException", message);
    }
}
