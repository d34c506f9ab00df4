package io.snapwarden.runtime.aws;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import software.amazon.awssdk.services.s3.S3Client;

/// One object of a bucket in the home Region, read whole.
///
/// @param key the object's name, without a slash before it
public record S3Document(String bucket, String key) {

    public byte[] read(AwsClients clients) {
        var call = new AwsCall("s3", "GetObject", "s3://" + bucket + "/" + key);
        // A bucket in the path works with every name, and with every local AWS
        try (var s3 = clients.atHome(S3Client.builder().forcePathStyle(true))) {
            return call.run(() -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)))
                    .asByteArray();
        }
    }
}
