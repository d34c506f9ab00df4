package io.snapwarden.simulation.model;

/// The words in which a service refuses for the reasons that every service has.
enum Dialect {
    EC2 {
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
    SSM {
        @Override
        AwsError throttled(String action) {
            return AwsError.refused("ThrottlingException", "Rate exceeded");
        }

        @Override
        AwsError denied(String role, String action) {
            return AwsError.refused(
                    "AccessDeniedException", role + " is not authorized to perform: ssm:" + action + ".");
        }

        @Override
        AwsError regionOff(String region) {
            return AwsError.refused(
                    "UnrecognizedClientException", "The security token is invalid (" + region + " is not enabled).");
        }

        @Override
        AwsError expired() {
            return AwsError.refused("ExpiredTokenException", "The security token included in the request is expired");
        }

        @Override
        AwsError internal() {
            return AwsError.refused("InternalServerError", INTERNAL, "An internal error has occurred.");
        }

        @Override
        AwsError unavailable() {
            return AwsError.refused("ServiceUnavailable", UNAVAILABLE, "The service is unavailable.");
        }
    };

    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    abstract AwsError throttled(String action);

    abstract AwsError denied(String role, String action);

    abstract AwsError regionOff(String region);

    abstract AwsError expired();

    abstract AwsError internal();

    abstract AwsError unavailable();
}
