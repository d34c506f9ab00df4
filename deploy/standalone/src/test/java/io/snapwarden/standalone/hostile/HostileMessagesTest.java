package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.event.Event.WorkRejected;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.work.Fate;
import io.snapwarden.standalone.hostile.Services.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that nobody of ours sent, in every queue: each ends in a known fate with a reason, and the account stays
/// as it was.
class HostileMessagesTest {

    private static final String GOOD = """
            {"type":"CaptureRecoveryPoint","version":1,"notAfter":"2026-11-20T05:00:00Z","trace":"t","work":{\
            "key":{"obligation":{"policy":"daily","slot":"2026-11-20T02:00:00Z","scope":"111122223333/eu-west-1",\
            "source":"SOURCE"},"attempt":1},"kind":"volume","volumes":[{"id":"SOURCE","device":"","type":"gp3",\
            "iops":3000,"throughput":125,"sizeGiB":8,"zone":"eu-west-1a"}],"withoutBoot":false,"withoutData":[],\
            "sourceTags":{"Name":"web"},"droppedTags":[],"consistency":"crash","retain":"last 2"}}""";

    private final Rehearsal rehearsal = new Rehearsal(Policies.daily());
    private String good = "";

    @BeforeEach
    void oneVolume() {
        good = GOOD.replace("SOURCE", rehearsal.stage().volume("gp3", 8, Map.of("backup", "daily")));
        rehearsal.clock.advance(Duration.ofHours(1));
    }

    @Test
    void theGoodOneIsDone() {
        assertThat(capture(good)).isEqualTo(Fate.DONE);

        assertThat(rehearsal.snapshots()).hasSize(1);
    }

    @Test
    void theGoodOneTwiceIsDoneOnce() {
        capture(good);
        assertThat(capture(good)).isEqualTo(Fate.DEFERRED);
        rehearsal.clock.advance(Duration.ofMinutes(2));

        assertThat(capture(good)).isEqualTo(Fate.DONE);

        assertThat(rehearsal.snapshots()).hasSize(1);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"attempt\":1 | \"attempt\":-1 | an attempt is 1 to 99 but is -1",
                "\"attempt\":1 | \"attempt\":1000 | an attempt is 1 to 99 but is 1000",
                "\"attempt\":1 | \"attempt\":99999999999999999999 | attempt",
                "\"attempt\":1 | \"attempt\":1e999999999 | attempt",
                "\"attempt\":1 | \"attempt\":1.5 | attempt",
                "\"attempt\":1 | \"attempt\":null | attempt is missing",
                "\"attempt\":1 | \"attempt\":1,\"attempt\":2 | attempt stands twice",
                "\"trace\":\"t\" | \"trace\":null | trace",
                "\"volumes\":[ | \"volumes\":null,\"ignored\":[ | work.volumes is missing",
                "\"volumes\":[ | \"volumes\":[null, | work.volumes",
                "\"sizeGiB\":8 | \"sizeGiB\":-8 | must not be negative but are 3000, 125, -8",
                "\"kind\":\"volume\" | \"kind\":\"moon\" | moon",
                "2026-11-20T05:00:00Z | soon | notAfter",
                "111122223333/eu-west-1 | everywhere | scope",
                "\"policy\":\"daily\" | \"policy\":\"../../etc\" | a policy name has",
            })
    void theUnreadableIsBuriedWithTheReason(String instead, String of, String reason) {
        var bad = good.replace(instead, of);
        assertThat(bad).isNotEqualTo(good);

        assertBuried(bad, reason);
    }

    @ParameterizedTest
    @EnumSource(Queue.class)
    void nothingAtAll(Queue queue) {
        assertThat(rehearsal.services().deliver(queue, "")).isEqualTo(Fate.BURIED);

        assertThat(rehearsal.services().deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).isEqualTo("unreadable: it is empty"));
    }

    @ParameterizedTest
    @EnumSource(Queue.class)
    void aHundredThousandBrackets(Queue queue) {
        var deep = "[".repeat(100_000);

        assertThat(rehearsal.services().deliver(queue, deep)).isEqualTo(Fate.BURIED);
        assertThat(rehearsal.services().deliver(queue, "{\"a\":".repeat(100_000)))
                .isEqualTo(Fate.BURIED);
        assertThat(rehearsal.services().deliver(queue, good.replace("{\"Name\":\"web\"}", deep)))
                .isEqualTo(Fate.BURIED);
    }

    /// It may stand in a tag's value: what is not text for AWS is refused there.
    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "\"\ud83d\"", "\"\\u0000\""})
    void halfACharacter(String value) {
        assertThat(capture(good.replace("\"web\"", value))).isIn(Fate.BURIED, Fate.DONE);

        assertThat(rehearsal.snapshots()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void threeHundredKilobytesThatMeanSomethingAreRead() {
        assertThat(capture(good.replace("\"trace\":\"t\"", "\"trace\":\"t\",\"more\":\"" + "x".repeat(300_000) + "\"")))
                .isEqualTo(Fate.DONE);

        assertThat(rehearsal.snapshots()).hasSize(1);
    }

    @Test
    void threeHundredKilobytesOfNothingAreBuriedWithAShortReason() {
        assertBuried("x".repeat(300_000), "");

        assertThat(rehearsal.services().deadLetters().getFirst().reason()).hasSizeLessThan(500);
    }

    @Test
    void moreThanAQueueTakesIsNeverSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Outgoing("Big", "x".repeat(1_100_000), "g", Duration.ZERO))
                .withMessage("a message has at most " + WorkQueue.LARGEST_BODY + " bytes but Big has 1100000");
    }

    @Test
    void aFutureVersionWaitsSixHoursForANewerProgramAndIsBuried() {
        rehearsal
                .services()
                .queue(Queue.CAPTURE)
                .send(List.of(outgoing(good.replace("\"version\":1", "\"version\":99"))));

        rehearsal.pass(Duration.ofHours(5).plusMinutes(50));
        assertThat(rehearsal.services().deadLetters()).isEmpty();
        rehearsal.pass(Duration.ofMinutes(30));

        assertThat(rehearsal.services().deadLetters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.reason()).isEqualTo("nobody knew CaptureRecoveryPoint version 99 for PT6H"));
        assertThat(rehearsal.snapshots()).isEmpty();
    }

    @Test
    void whatIsTooLateIsDoneWithoutDoingAnything() {
        assertThat(capture(good.replace("2026-11-20T05:00:00Z", "-999999999-01-01T00:00:00Z")))
                .isEqualTo(Fate.DONE);

        assertThat(rehearsal.snapshots()).isEmpty();
    }

    @Test
    void whatIsNeverTooLateIsDoneOnce() {
        assertThat(capture(good.replace("2026-11-20T05:00:00Z", "+999999999-12-31T23:59:59.999999999Z")))
                .isEqualTo(Fate.DONE);

        assertThat(rehearsal.snapshots()).hasSize(1);
    }

    @Test
    void workOfAnotherServiceIsRejectedByName() {
        assertThat(rehearsal.services().deliver(Queue.PRUNE, good)).isEqualTo(Fate.REJECTED);
        assertThat(rehearsal.services().deliver(Queue.PLAN, good)).isEqualTo(Fate.REJECTED);

        assertThat(rehearsal.heard(WorkRejected.class)).hasSize(2).allSatisfy(said -> {
            assertThat(said.why()).contains("CaptureRecoveryPoint");
            assertThat(said.body()).isEqualTo(good);
        });
        assertThat(rehearsal.snapshots()).isEmpty();
    }

    /// A volume of nobody, a Region that is off, an account that is not ours, a slot that is still to come.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"source\":\"vol-[0-9a-f]+\" | \"source\":\"vol-0bad\"",
                "111122223333/eu-west-1 | 111122223333/me-south-1",
                "111122223333/eu-west-1 | 999988887777/eu-west-1",
                "2026-11-20T02:00:00Z | 2026-12-20T02:00:00Z",
                "2026-11-20T02:00:00Z | 9999-12-31T23:59:59Z",
                "2026-11-20T02:00:00Z | 0000-01-01T00:00:00Z",
            })
    void whatWasForgedForAnotherPlaceOrTimeSatisfiesNothing(String instead, String of) {
        var fate = capture(good.replaceAll(instead, of));

        assertThat(fate).isIn(Fate.DONE, Fate.DEFERRED, Fate.REJECTED);
        assertThat(rehearsal.services().deadLetters()).isEmpty();
    }

    private Fate capture(String body) {
        return rehearsal.services().deliver(Queue.CAPTURE, body);
    }

    private void assertBuried(String body, String reason) {
        assertThat(capture(body)).isEqualTo(Fate.BURIED);

        assertThat(rehearsal.services().deadLetters()).last().satisfies(letter -> {
            assertThat(letter.body()).isEqualTo(body);
            assertThat(letter.reason())
                    .startsWith("unreadable: ")
                    .contains(reason)
                    .doesNotContain("com.google", "java.");
        });
        assertThat(rehearsal.snapshots()).isEmpty();
        assertThat(rehearsal.services().queue(Queue.CAPTURE).size()).isZero();
    }

    private static Outgoing outgoing(String body) {
        return new Outgoing("CaptureRecoveryPoint", body, "group", Duration.ZERO);
    }
}
