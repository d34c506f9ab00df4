package io.snapwarden.testkit.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.port.ProofReader.Proof;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Heads of objects, as an emulator answers that nobody here wrote.
@RequiresLane("moto")
class ProofsOnMotoTest {

    private final AwsPorts ports =
            new AwsPorts(MotoServer.shared().reset().aws().connection(), null);
    private final S3Client s3 = ports.clients().atHome(S3Client.builder().forcePathStyle(true));
    private final Scope scope =
            Scope.parse(ports.accounts().own() + "/" + ports.clients().home().id());

    @BeforeEach
    void bucket() {
        s3.createBucket(create -> create.bucket("backups"));
    }

    @AfterEach
    void close() {
        s3.close();
        ports.close();
    }

    @Test
    void anObjectIsFoundWithItsSizeAndTime() {
        var from = Instant.now().minusSeconds(2);
        put("neo4j/i-0a/2026-11-20T02:00:00Z.dump", "12345");

        assertThat(look("s3://backups/neo4j/i-0a/2026-11-20T02:00:00Z.dump"))
                .isInstanceOfSatisfying(Proof.Found.class, found -> {
                    assertThat(found.bytes()).isEqualTo(5);
                    assertThat(found.modifiedAt()).isBetween(from, Instant.now().plusSeconds(1));
                });
    }

    @Test
    void anEmptyObjectIsFoundToo() {
        put("empty", "");

        assertThat(look("s3://backups/empty"))
                .isInstanceOfSatisfying(
                        Proof.Found.class, found -> assertThat(found.bytes()).isZero());
    }

    @Test
    void aMissingObjectIsToldFromAMissingBucket() {
        assertThat(look("s3://backups/none")).isInstanceOf(Proof.Absent.class);
        assertThat(look("s3://no-such-bucket/none"))
                .isInstanceOfSatisfying(
                        Proof.Unseen.class,
                        unseen -> assertThat(unseen.why()).contains("there is no bucket no-such-bucket"));
    }

    private Proof look(String object) {
        return ports.proofs().look(scope, ObjectAddress.parse(object));
    }

    private void put(String key, String text) {
        s3.putObject(put -> put.bucket("backups").key(key), RequestBody.fromString(text));
    }
}
