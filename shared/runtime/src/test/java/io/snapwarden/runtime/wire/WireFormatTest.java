package io.snapwarden.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFormatTest {

    private static final Message TICK = new Message(new Work.Tick(), Instant.parse("2026-11-20T01:00:00Z"), "trace-1");

    @Test
    void aMessageSaysItsTypeAndVersionFirst() {
        assertThat(WireFormat.encode(TICK))
                .isEqualTo(new WireFormat.Encoded(
                        "Tick",
                        "{\"type\":\"Tick\",\"version\":1,\"notAfter\":\"2026-11-20T01:00:00Z\",\"trace\":\"trace-1\","
                                + "\"work\":{}}"));
    }

    @Test
    void aTypeOrVersionOfAnotherProgramIsUnknownWhateverElseItHolds() {
        assertThat(WireFormat.decodeMessage("{\"type\":\"CopyEverything\",\"version\":1}"))
                .isEqualTo(new Decoded.Unknown<>("CopyEverything", 1));
        assertThat(WireFormat.decodeMessage("{\"type\":\"Tick\",\"version\":2,\"work\":[]}"))
                .isEqualTo(new Decoded.Unknown<>("Tick", 2));
    }

    @Test
    void objectsHaveNoOrder() {
        assertThat(WireFormat.decodeMessage("{\"work\":{},\"trace\":\"trace-1\",\"notAfter\":\"2026-11-20T01:00:00Z\","
                        + "\"version\":1,\"type\":\"Tick\"}"))
                .isEqualTo(new Decoded.Known<>(TICK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | it is empty",
                "[] | an object was expected",
                "{} | type is missing",
                "{\"type\":\"Tick\"} | version is missing",
                "{\"type\":\"Tick\",\"version\":\"one\"} | version: expected a number, found STRING",
                "{\"type\":\"Tick\",\"version\":1.5} | version: expected a whole number that is not too large, found 1.5",
                "{\"type\":\"Tick\",\"version\":4294967297} | found 4294967297",
                "{\"type\":\"Tick\",\"version\":1e999999999} | found 1e999999999",
                "{\"type\":\"Tick\",\"version\":1} | work is missing",
                "{\"type\":\"Tick\",\"version\":1,\"work\":{}} | notAfter is missing",
                "{\"type\":\"Tick\",\"version\":1,\"work\":{},\"notAfter\":\"soon\",\"trace\":\"t\"} | notAfter: ",
                "{\"type\":\"Tick\",\"version\":1,\"work\":{},\"notAfter\":\"2026-11-20T01:00:00Z\",\"trace\":\"?\"} | a trace has",
                "{\"type\":\"ReviewRun\",\"version\":1,\"work\":{\"run\":{\"policy\":\"-\"}}} | work.run.policy: a policy name",
                "{\"type\":\"Tick\",\"type\":\"Tick\",\"version\":1} | type stands twice",
                "{\"type\":\"Tick\",\"version\":1,\"work\":{},\"work\":{}} | work stands twice",
                "{\"type\":\"Tick\",\"version\":1,\"work\":null} | work is null",
            })
    void saysWhyAMessageIsUnreadable(String body, String why) {
        assertThat(WireFormat.decodeMessage(body))
                .isInstanceOfSatisfying(
                        Decoded.Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains(why));
    }

    @Test
    void anEventTravelsInTheBusesEnvelope() {
        var event = new Event.SlotsMissed(
                new io.snapwarden.domain.obligation.PolicyName("daily"),
                List.of(io.snapwarden.domain.schedule.Slot.parse("2026-11-20T01:00:00Z")),
                1,
                Instant.parse("2026-11-21T01:00:00Z"));

        assertThat(WireFormat.encode(event).type()).isEqualTo("SlotsMissed");
        assertThat(WireFormat.envelope(event))
                .isEqualTo("{\"version\":\"0\",\"id\":\"slots-missed/daily/2026-11-20T01:00:00Z\","
                        + "\"detail-type\":\"SlotsMissed\",\"source\":\"snapwarden\",\"time\":\"2026-11-21T01:00:00Z\","
                        + "\"detail\":" + WireFormat.encode(event).body() + "}");
    }

    @Test
    void anEventOfAnotherSourceOrTypeIsUnknown() {
        assertThat(WireFormat.decodeEvent("{\"source\":\"aws.ec2\",\"detail-type\":\"RunClosed\",\"detail\":{}}"))
                .isEqualTo(new Decoded.Unknown<>("RunClosed", 1));
        assertThat(WireFormat.decodeEvent("{\"source\":\"snapwarden\",\"detail-type\":\"Later\",\"detail\":{}}"))
                .isEqualTo(new Decoded.Unknown<>("Later", 1));
    }

    @Test
    void saysWhichFieldOfAnEventIsMissing() {
        assertThat(WireFormat.decodeEvent("{\"source\":\"snapwarden\",\"detail-type\":\"RunClosed\",\"detail\":{}}"))
                .isEqualTo(new Decoded.Unreadable<>("detail.report is missing"));
    }

    @Test
    void noEventHasAFieldThatItsIdWouldHide() {
        for (var type : Event.class.getPermittedSubclasses()) {
            assertThat(Arrays.stream(type.getRecordComponents()).map(component -> component.getName()))
                    .doesNotContain("id");
        }
    }
}
