package io.snapwarden.simulation.model;

import java.time.Duration;

/// What Systems Manager allows of commands.
///
/// @param instances of one SendCommand call
/// @param workers commands that an agent runs at once; the others wait on the host
/// @param output the characters of standard output that an answer holds
/// @param errorOutput the same of standard error
/// @param deliveryTimeout of a command that says nothing else
/// @param executionTimeout of a document that says nothing else
/// @param travel how long a command takes to its host, and a result back
/// @param jitter the most that chance adds to the travel or takes away, as a share
/// @param offlineNoticed how long an agent is silent before commands to it are refused
public record CommandLimits(
        int instances,
        int workers,
        int output,
        int errorOutput,
        Duration deliveryTimeout,
        Duration executionTimeout,
        Duration travel,
        double jitter,
        Duration offlineNoticed) {

    /// SSM API model, SendCommand.
    public static final int INSTANCES = 50;

    /// README of amazon-ssm-agent, `CommandWorkersLimit`.
    public static final int WORKERS = 5;

    /// SSM API model, GetCommandInvocation.
    public static final int OUTPUT = 24_000;

    public static final int ERROR_OUTPUT = 8_000;

    /// Systems Manager User Guide, command statuses: an hour to be delivered and an hour to run.
    public static final Duration DELIVERY_TIMEOUT = Duration.ofHours(1);

    public static final Duration EXECUTION_TIMEOUT = Duration.ofHours(1);

    /// SSM API model, SendCommand: what `TimeoutSeconds` may be, and how long a comment.
    static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(30);

    static final Duration LONGEST_TIMEOUT = Duration.ofDays(30);
    static final int COMMENT = 100;

    /// SSM API model, ListCommandInvocations.
    static final int PAGE = 50;

    /// A choice: nothing is published about how fast commands travel.
    private static final Duration TRAVEL = Duration.ofMillis(800);

    private static final double JITTER = 0.5;

    /// A choice: agents report every five minutes.
    private static final Duration OFFLINE_NOTICED = Duration.ofMinutes(5);

    public static CommandLimits published() {
        return new CommandLimits(
                INSTANCES,
                WORKERS,
                OUTPUT,
                ERROR_OUTPUT,
                DELIVERY_TIMEOUT,
                EXECUTION_TIMEOUT,
                TRAVEL,
                JITTER,
                OFFLINE_NOTICED);
    }

    /// Commands and results take just so long on their way.
    public CommandLimits withTravel(Duration each) {
        return new CommandLimits(
                instances, workers, output, errorOutput, deliveryTimeout, executionTimeout, each, 0, offlineNoticed);
    }

    long travelMillis(double chance) {
        return Math.round(travel.toMillis() * (1 + jitter * chance));
    }
}
