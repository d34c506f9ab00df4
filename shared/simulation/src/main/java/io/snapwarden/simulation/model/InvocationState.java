package io.snapwarden.simulation.model;

/// How far a command is on one host.
public enum InvocationState {
    PENDING("Pending", "Pending"),
    DELAYED("Delayed", "Delayed"),
    IN_PROGRESS("InProgress", "InProgress"),
    CANCELLING("Cancelling", "Cancelling"),
    SUCCESS("Success", "Success"),
    FAILED("Failed", "Failed"),
    CANCELLED("Cancelled", "Cancelled"),
    UNDELIVERABLE("Failed", "Undeliverable"),
    DELIVERY_TIMED_OUT("TimedOut", "DeliveryTimedOut"),
    EXECUTION_TIMED_OUT("TimedOut", "ExecutionTimedOut");

    private final String status;
    private final String details;

    InvocationState(String status, String details) {
        this.status = status;
        this.details = details;
    }

    public String status() {
        return status;
    }

    public String details() {
        return details;
    }

    public boolean isFinal() {
        return switch (this) {
            case PENDING, DELAYED, IN_PROGRESS, CANCELLING -> false;
            case SUCCESS, FAILED, CANCELLED, UNDELIVERABLE, DELIVERY_TIMED_OUT, EXECUTION_TIMED_OUT -> true;
        };
    }

    boolean isUndelivered() {
        return this == PENDING || this == DELAYED;
    }
}
