package io.snapwarden.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.work.Work;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormatProperties {

    private static final long SEEDS = 100;

    static Stream<Named<Class<?>>> work() {
        return named(Work.class);
    }

    static Stream<Named<Class<?>>> events() {
        return named(Event.class);
    }

    static Stream<Named<Class<?>>> ledgerEntries() {
        return Stream.of(Named.of("Roll", Roll.class), Named.of("RunReport", RunReport.class));
    }

    @ParameterizedTest
    @MethodSource("work")
    void everyMessageArrivesAsItWasSent(Class<?> type) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var message = new RandomValues(seed).message(type);

            var sent = WireFormat.encode(message);

            assertThat(sent.type()).isEqualTo(type.getSimpleName());
            assertThat(WireFormat.decodeMessage(sent.body()))
                    .as("seed %s", seed)
                    .isEqualTo(new Decoded.Known<>(message));
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventArrivesAsItWasPublished(Class<?> type) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var event = (Event) new RandomValues(seed).of(type);

            assertThat(WireFormat.decodeEvent(WireFormat.envelope(event)))
                    .as("seed %s", seed)
                    .isEqualTo(new Decoded.Known<>(event));
        });
    }

    @ParameterizedTest
    @MethodSource("ledgerEntries")
    void everyLedgerEntryIsReadAsItWasWritten(Class<?> type) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var entry = new RandomValues(seed).of(type);

            assertThat(Json.read(Json.write(entry), type)).as("seed %s", seed).isEqualTo(entry);
        });
    }

    /// Cut short or with one character changed, a text is read, unknown or unreadable; nothing else ever happens.
    @ParameterizedTest
    @MethodSource("work")
    void noBrokenTextBreaksTheReader(Class<?> type) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var body = WireFormat.encode(new RandomValues(seed).message(type)).body();
            int at = new java.util.Random(seed).nextInt(body.length());

            assertThat(WireFormat.decodeMessage(body.substring(0, at))).isInstanceOf(Decoded.Unreadable.class);
            assertThat(WireFormat.decodeMessage(body.substring(0, at) + '"' + body.substring(at + 1)))
                    .isNotNull();
        });
    }

    private static Stream<Named<Class<?>>> named(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).map(type -> Named.of(type.getSimpleName(), type));
    }
}
