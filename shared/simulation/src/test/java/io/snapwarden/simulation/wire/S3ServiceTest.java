package io.snapwarden.simulation.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snapwarden.runtime.aws.client.Connection;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.World;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3ServiceTest {

    private static final String BUCKET = "ledger";

    private final World world = World.with(Limits.relaxed());
    private final WireFace wire = new WireFace();
    private final S3Client s3 = S3Client.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(WireFace.CREDENTIALS)
            .httpClient(Connection.http(4))
            .endpointOverride(wire.endpoint(world.aws))
            .forcePathStyle(true)
            .build();

    @AfterEach
    void close() {
        s3.close();
        wire.close();
    }

    @Test
    void whatIsWrittenIsRead() {
        var text = "{\"größe\": \"ü\"}\r\n".repeat(500);
        s3.putObject(
                put -> put.bucket(BUCKET).key("runs/daily/2026-11-20T01:00:00Z/run"), RequestBody.fromString(text));

        assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("runs/daily/2026-11-20T01:00:00Z/run"))
                        .asUtf8String())
                .isEqualTo(text);
        assertThat(world.aws.bucket(BUCKET).keys("", "", 10)).containsExactly("runs/daily/2026-11-20T01:00:00Z/run");
    }

    @Test
    void onlyTheFirstWritesWhereNothingStood() {
        s3.putObject(put -> put.bucket(BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromString("first"));

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.putObject(
                        put -> put.bucket(BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromString("second")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(read()).isEqualTo("first");
    }

    @Test
    void onlyTheHolderOfTheVersionWritesOverIt() {
        var first = s3.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("first"));
        s3.putObject(put -> put.bucket(BUCKET).key("k").ifMatch(first.eTag()), RequestBody.fromString("second"));

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.putObject(
                        put -> put.bucket(BUCKET).key("k").ifMatch(first.eTag()), RequestBody.fromString("third")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(read()).isEqualTo("second");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatExceptionOfType(NoSuchKeyException.class)
                .isThrownBy(() -> s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")));
        s3.deleteObject(delete -> delete.bucket(BUCKET).key("k"));
    }

    @Test
    void aLongListingComesInPages() {
        IntStream.range(0, 2500).forEach(i -> world.aws.bucket(BUCKET).write("runs/%04d".formatted(i), "x"));
        world.aws.bucket(BUCKET).write("other", "x");

        assertThat(s3.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix("runs/"))
                        .contents())
                .extracting(S3Object::key)
                .hasSize(2500)
                .isSorted();
    }

    private String read() {
        return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")).asUtf8String();
    }
}
