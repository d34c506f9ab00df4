package io.snapwarden.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.runtime.ledger.S3Ledger;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.testkit.ledger.FakeBucket.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3LedgerFaultsTest {

    private final FakeBucket bucket = new FakeBucket();
    private final RunLedger ledger = new S3Ledger(bucket.aws().clients(), "bucket", "");

    @AfterEach
    void close() {
        bucket.close();
    }

    @Test
    void aCreateWhoseReplyWasLostIsRecognisedAsOurs() {
        bucket.nextWrites(Fault.REPLY_LOST);

        assertThat(ledger.create("claims/a/1", "by us")).isTrue();

        assertThat(bucket.writes()).isEqualTo(2);
    }

    @Test
    void aCreateWhoseRequestWasLostIsDoneTheSecondTime() {
        bucket.nextWrites(Fault.REQUEST_LOST);

        assertThat(ledger.create("claims/a/1", "by us")).isTrue();
        assertThat(ledger.read("claims/a/1").orElseThrow().text()).isEqualTo("by us");
    }

    @Test
    void aCreateThatSomebodyElseWonIsLostWhateverBecameOfItsReply() {
        ledger.create("claims/a/1", "by them");
        bucket.nextWrites(Fault.REPLY_LOST);

        assertThat(ledger.create("claims/a/1", "by us")).isFalse();
    }

    @Test
    void aReplaceWhoseReplyWasLostIsRecognisedAsOurs() {
        ledger.create("run", "one");
        var version = ledger.read("run").orElseThrow().version();
        bucket.nextWrites(Fault.REPLY_LOST);

        assertThat(ledger.replace("run", "two", version)).isTrue();
    }

    @Test
    void aWriteThatMetAnotherIsTriedAgain() {
        bucket.nextWrites(Fault.CONFLICT);

        assertThat(ledger.create("claims/a/1", "by us")).isTrue();
    }

    @Test
    void anotherWritersEqualTextIsNotOursWhenOurFirstTryWasRefused() {
        ledger.create("open/a", "same");
        bucket.nextWrites(Fault.CONFLICT);

        assertThat(ledger.create("open/a", "same")).isFalse();
    }

    @Test
    void troubleThatStaysIsSaid() {
        bucket.nextWrites(Fault.REQUEST_LOST, Fault.REQUEST_LOST);

        assertThatThrownBy(() -> ledger.create("claims/a/1", "by us"))
                .isInstanceOf(DependencyException.class)
                .hasMessageContaining("s3://bucket/claims/a/1");
    }

    @Test
    void ageIsFromTheWriteToTheAnswer() {
        ledger.create("claims/a/1", "by us");

        bucket.age(Duration.ofSeconds(91));

        assertThat(ledger.read("claims/a/1").orElseThrow().age())
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(110));
    }
}
