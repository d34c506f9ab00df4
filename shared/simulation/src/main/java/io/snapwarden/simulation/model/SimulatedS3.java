package io.snapwarden.simulation.model;

import java.util.Optional;

/// Objects of S3 as one role of an account sees them: their heads. Every method is one API call; it throws [AwsError]
/// or
/// [ReplyLost].
public final class SimulatedS3 {

    private static final int NOT_FOUND = 404;

    private final SimulatedAws aws;
    private final Gate gate;
    private final String role;

    SimulatedS3(SimulatedAws aws, Gate gate, String role) {
        this.aws = aws;
        this.gate = gate;
        this.role = role;
    }

    /// Empty where there is no such object.
    public Optional<SimulatedBucket.Item> headObject(String bucket, String key) {
        return gate.pass(role, "HeadObject", true, () -> found(bucket).read(key));
    }

    private SimulatedBucket found(String name) {
        if (!aws.hasBucket(name)) {
            throw AwsError.refused("NoSuchBucket", NOT_FOUND, "The specified bucket does not exist");
        }
        return aws.bucket(name);
    }
}
