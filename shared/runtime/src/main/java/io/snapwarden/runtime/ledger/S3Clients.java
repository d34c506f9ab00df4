package io.snapwarden.runtime.ledger;

import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.AwsClients.Patience;
import io.snapwarden.runtime.aws.client.Retries;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// The two clients of a ledger.
final class S3Clients {

    private S3Clients() {}

    /// Buckets in the path work with every bucket name, and with every local AWS; texts so small need no chunks.
    static S3ClientBuilder builder() {
        return S3Client.builder()
                .forcePathStyle(true)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
    }

    /// For conditional writes: repeated by the SDK, one would meet its own first try and be refused.
    static S3Client unrepeated(AwsClients clients) {
        return clients.client(
                builder(), clients.home(), clients.ownCredentials(), Retries.onlyUnstarted(), Patience.CHANGING);
    }
}
