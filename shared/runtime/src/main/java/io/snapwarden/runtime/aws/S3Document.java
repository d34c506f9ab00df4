package io.snapwarden.runtime.aws;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.port.DependencyException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/// One object of a bucket in the home Region, read and written whole.
///
/// @param key the object's name, without a slash before it
public record S3Document(String bucket, String key) {

    /// @return empty when there is none
    public Optional<byte[]> read(AwsClients clients) {
        return read(clients, null);
    }

    /// @param version one of [#versions]; null for the newest
    public Optional<byte[]> read(AwsClients clients, @Nullable String version) {
        return found(() -> call(
                clients,
                "GetObject",
                s3 -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(key).versionId(version))
                        .asByteArray()));
    }

    /// A word that changes with the content; empty when there is none.
    public Optional<String> tag(AwsClients clients) {
        return found(() -> call(
                clients,
                "HeadObject",
                s3 -> s3.headObject(head -> head.bucket(bucket).key(key)).eTag()));
    }

    /// All contents that the bucket remembers, the newest first.
    public List<String> versions(AwsClients clients) {
        return call(
                clients,
                "ListObjectVersions",
                s3 -> s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(key)).versions().stream()
                        .filter(version -> version.key().equals(key))
                        .map(ObjectVersion::versionId)
                        .toList());
    }

    public void write(AwsClients clients, byte[] content) {
        call(
                clients,
                "PutObject",
                s3 -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(content)));
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }

    private <T> T call(AwsClients clients, String operation, Function<S3Client, T> question) {
        // A bucket in the path works with every name, and with every local AWS
        try (var s3 = clients.atHome(S3Client.builder().forcePathStyle(true))) {
            return new AwsCall("s3", operation, toString()).run(() -> question.apply(s3));
        }
    }

    private static <T> Optional<T> found(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (DependencyException e) {
            if (e.getCause() instanceof NoSuchKeyException) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
