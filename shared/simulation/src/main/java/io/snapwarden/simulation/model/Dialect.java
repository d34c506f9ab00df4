package io.snapwarden.simulation.model;

/// The words in which a service refuses for the reasons that every service has. Those that speak JSON have them in
/// common.
enum Dialect {
    EC2("ec2") {
        @Override
        AwsError throttled(String action) {
            return AwsError.throttled(action);
        }

        @Override
        AwsError denied(String role, String action) {
            return AwsError.denied(role, action);
        }

        @Override
        AwsError regionOff(String region) {
            return AwsError.regionOff(region);
        }

        @Override
        AwsError expired() {
            return AwsError.expired();
        }

        @Override
        AwsError internal() {
            return AwsError.internal();
        }

        @Override
        AwsError unavailable() {
            return AwsError.unavailable();
        }
    },
    RDS("rds") {
        @Override
        AwsError throttled(String action) {
            return AwsError.refused("Throttling", "Rate exceeded");
        }

        @Override
        AwsError denied(String role, String action) {
            return AwsError.refused("AccessDenied", 403, words(role, action));
        }

        @Override
        AwsError regionOff(String region) {
            return AwsError.refused("InvalidClientTokenId", 403, "The security token is invalid (" + region + ").");
        }

        @Override
        AwsError expired() {
            return AwsError.refused("ExpiredToken", 403, "The security token included in the request is expired");
        }
    },
    S3("s3") {
        @Override
        AwsError throttled(String action) {
            return AwsError.refused("SlowDown", UNAVAILABLE, "Please reduce your request rate.");
        }

        @Override
        AwsError denied(String role, String action) {
            return AwsError.refused("AccessDenied", FORBIDDEN, words(role, action));
        }

        @Override
        AwsError expired() {
            return AwsError.refused("ExpiredToken", FORBIDDEN, "The provided token has expired.");
        }
    },
    SSM("ssm"),
    BACKUP("backup"),
    TAGGING("tag"),
    ORGANIZATIONS("organizations") {
        @Override
        AwsError throttled(String action) {
            return AwsError.refused("TooManyRequestsException", "AWS Organizations could not complete your request.");
        }
    };

    private static final int FORBIDDEN = 403;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    private final String service;

    Dialect(String service) {
        this.service = service;
    }

    AwsError throttled(String action) {
        return AwsError.refused("ThrottlingException", "Rate exceeded");
    }

    AwsError denied(String role, String action) {
        return AwsError.refused("AccessDeniedException", words(role, action));
    }

    String words(String role, String action) {
        return role + " is not authorized to perform: " + service + ":" + action + ".";
    }

    AwsError regionOff(String region) {
        return AwsError.refused(
                "UnrecognizedClientException", "The security token is invalid (" + region + " is not enabled).");
    }

    AwsError expired() {
        return AwsError.refused("ExpiredTokenException", "The security token included in the request is expired");
    }

    AwsError internal() {
        return AwsError.refused("InternalServerError", INTERNAL, "An internal error has occurred.");
    }

    AwsError unavailable() {
        return AwsError.refused("ServiceUnavailable", UNAVAILABLE, "The service is unavailable.");
    }
}
