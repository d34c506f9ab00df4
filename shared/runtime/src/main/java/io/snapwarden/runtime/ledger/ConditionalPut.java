package io.snapwarden.runtime.ledger;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.port.DependencyException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// One conditional write, and how it ended.
///
/// @param s3 sends nothing twice by itself
record ConditionalPut(S3Client s3) {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    sealed interface Ending {}

    record Written() implements Ending {}

    /// The condition does not hold.
    record Refused() implements Ending {}

    /// Another write of the key was under way: this one was not done.
    record Contended(DependencyException trouble) implements Ending {}

    /// The reply was lost.
    record Unclear(DependencyException trouble) implements Ending {}

    Ending put(AwsCall call, PutObjectRequest request, String text) {
        try {
            call.run(() -> s3.putObject(request, RequestBody.fromString(text)));
            return new Written();
        } catch (DependencyException e) {
            return ending(e);
        }
    }

    private static Ending ending(DependencyException trouble) {
        if (trouble.getCause() instanceof AwsServiceException answer && !(answer instanceof NoSuchBucketException)) {
            switch (answer.statusCode()) {
                case PRECONDITION_FAILED, NOT_FOUND -> {
                    return new Refused();
                }
                case CONFLICT -> {
                    return new Contended(trouble);
                }
                default -> {}
            }
        }
        if (trouble.kind() == DependencyException.Kind.UNAVAILABLE) {
            return new Unclear(trouble);
        }
        throw trouble;
    }
}
