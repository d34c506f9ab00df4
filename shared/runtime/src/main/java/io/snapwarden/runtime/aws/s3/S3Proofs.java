package io.snapwarden.runtime.aws.s3;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.ScopedClients;
import io.snapwarden.runtime.port.ProofReader;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Asks S3 for the heads of objects, as whoever may act in the scope. An answer to such a question has no words, so a
/// bucket that is missing is told from an object that is missing by asking for the bucket.
public final class S3Proofs implements ProofReader {

    private final ScopedClients<S3Client> clients;

    public S3Proofs(ScopedClients<S3Client> clients) {
        this.clients = clients;
    }

    /// Buckets in the path work with every name; a bucket of another Region is found there.
    public static S3ClientBuilder builder() {
        return S3Client.builder().forcePathStyle(true).crossRegionAccessEnabled(true);
    }

    @Override
    public Proof look(Scope scope, ObjectAddress object) {
        var call = new AwsCall("s3", "GetObject", object + " in " + scope);
        var client = clients.in(scope);
        try {
            var head =
                    client.headObject(request -> request.bucket(object.bucket()).key(object.key()));
            var bytes = head.contentLength();
            return new Proof.Found(bytes == null ? 0 : bytes, head.lastModified());
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return switch (error) {
                case NOT_FOUND -> absent(client, object);
                case DENIED -> denied(call.explain(error, e), object);
                case INVALID, PROTECTED, TAGS_REFUSED -> new Proof.Unseen(call.explain(error, e));
                default -> throw call.trouble(error, e);
            };
        }
    }

    private static Proof absent(S3Client client, ObjectAddress object) {
        var call = new AwsCall("s3", "ListBucket", object.bucket());
        try {
            client.headBucket(request -> request.bucket(object.bucket()));
            return new Proof.Absent();
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return switch (error) {
                case NOT_FOUND ->
                    new Proof.Unseen("there is no bucket " + object.bucket()
                            + "; create it, or correct command.proof in the policy");
                case DENIED, INVALID, PROTECTED, TAGS_REFUSED -> new Proof.Absent();
                default -> throw call.trouble(error, e);
            };
        }
    }

    private static Proof denied(String why, ObjectAddress object) {
        return new Proof.Unseen(why + ". S3 also answers so where an object is missing to whoever may not list its"
                + " bucket: allow s3:GetObject on " + object + " and s3:ListBucket on " + object.bucket()
                + ", in the role and in the bucket's own policy");
    }
}
