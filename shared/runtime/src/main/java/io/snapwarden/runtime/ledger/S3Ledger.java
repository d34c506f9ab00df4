package io.snapwarden.runtime.ledger;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A ledger in an S3 bucket, for many workers. S3 itself judges who was first.
public final class S3Ledger implements RunLedger {

    private static final int MOST_TRIES = 2;

    private final S3Client s3;
    private final ConditionalPut put;
    private final String bucket;
    private final String prefix;

    /// @param folder of the bucket in which it lives; empty for the bucket itself
    public S3Ledger(AwsClients clients, String bucket, String folder) {
        this.s3 = clients.atHome(S3Clients.builder());
        this.put = new ConditionalPut(S3Clients.unrepeated(clients));
        this.bucket = bucket;
        this.prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    }

    @Override
    public Optional<Entry> read(String key) {
        var name = name(key);
        try {
            var found = call("GetObject", name)
                    .run(() -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(name)));
            return Optional.of(new Entry(found.asUtf8String(), found.response().eTag(), age(found)));
        } catch (DependencyException e) {
            if (e.getCause() instanceof NoSuchKeyException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public boolean create(String key, String text) {
        return write(key, text, request -> request.ifNoneMatch("*"));
    }

    @Override
    public boolean replace(String key, String text, String version) {
        return write(key, text, request -> request.ifMatch(version));
    }

    @Override
    public void remove(String key) {
        var name = name(key);
        call("DeleteObject", name)
                .run(() -> s3.deleteObject(delete -> delete.bucket(bucket).key(name)));
    }

    @Override
    public List<String> keys(String beginning) {
        var begins = prefix + LedgerKeys.checkedPrefix(beginning);
        return call("ListObjectsV2", begins)
                .run(() -> s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(begins)).contents().stream()
                        .map(S3Object::key)
                        .map(name -> name.substring(prefix.length()))
                        .toList());
    }

    /// Asks again when it is not known whether a write was done: a second write of the same condition does no harm,
    /// and a refusal then may be our own first write.
    private boolean write(String key, String text, UnaryOperator<PutObjectRequest.Builder> condition) {
        var name = name(key);
        var request = condition
                .apply(PutObjectRequest.builder().bucket(bucket).key(name))
                .build();
        boolean unclear = false;
        for (int tries = 1; true; tries++) {
            switch (put.put(call("PutObject", name), request, text)) {
                case ConditionalPut.Written _ -> {
                    return true;
                }
                case ConditionalPut.Refused _ -> {
                    return unclear && holds(key, text);
                }
                case ConditionalPut.Contended(var trouble) -> giveUpAfter(tries, trouble);
                case ConditionalPut.Unclear(var trouble) -> {
                    unclear = true;
                    giveUpAfter(tries, trouble);
                }
            }
        }
    }

    private static void giveUpAfter(int tries, DependencyException trouble) {
        if (tries == MOST_TRIES) {
            throw trouble;
        }
    }

    private boolean holds(String key, String text) {
        return read(key).filter(entry -> entry.text().equals(text)).isPresent();
    }

    private String name(String key) {
        return prefix + LedgerKeys.checked(key);
    }

    private AwsCall call(String operation, String name) {
        return new AwsCall("s3", operation, "s3://" + bucket + "/" + name);
    }

    /// By S3's clock alone. An answer that does not tell the time makes it young, which steals nothing.
    private static Duration age(ResponseBytes<GetObjectResponse> found) {
        return found.response()
                .sdkHttpResponse()
                .firstMatchingHeader("Date")
                .map(date -> Instant.from(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)))
                .map(now -> Duration.between(found.response().lastModified(), now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
