package io.snapwarden.simulation.model;

/// An answer that is an error, in the words of EC2. Its message may also say what was refused.
public final class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    private final String code;
    private final int status;

    private AwsError(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    public static AwsError refused(String code, String message) {
        return new AwsError(code, BAD_REQUEST, message);
    }

    public static AwsError refused(String code, int status, String message) {
        return new AwsError(code, status, message);
    }

    public static AwsError denied(String role, String action) {
        return new AwsError(
                "UnauthorizedOperation", FORBIDDEN, "You are not authorized: " + role + " may not " + action + ".");
    }

    public static AwsError regionOff(String region) {
        return new AwsError(
                "AuthFailure",
                UNAUTHORIZED,
                "AWS was not able to validate the provided access credentials (" + region + " is not enabled).");
    }

    public static AwsError throttled(String action) {
        return new AwsError("RequestLimitExceeded", UNAVAILABLE, "Request limit exceeded for " + action + ".");
    }

    public static AwsError internal() {
        return new AwsError("InternalError", INTERNAL, "An internal error has occurred.");
    }

    public static AwsError unavailable() {
        return new AwsError("Unavailable", UNAVAILABLE, "The server is overloaded and cannot handle the request.");
    }

    public static AwsError expired() {
        return new AwsError("RequestExpired", BAD_REQUEST, "Request has expired.");
    }

    public String code() {
        return code;
    }

    /// The HTTP status that the wire gives it.
    public int status() {
        return status;
    }

    public boolean isThrottle() {
        return code.equals("RequestLimitExceeded")
                || code.equals("ThrottlingException")
                || code.equals("Throttling")
                || code.equals("TooManyRequestsException");
    }
}
