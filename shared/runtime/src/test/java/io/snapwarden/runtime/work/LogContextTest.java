package io.snapwarden.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    private final SettableTime time = new SettableTime();
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue(time, Duration.ofMinutes(2));
    private final Map<String, String> seen = new HashMap<>();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void aCaptureIsLoggedWithItsRunWorkAndResource() throws IOException {
        handle("a-trace", message("CaptureRecoveryPoint.json"), WireFormat::decodeMessage);

        assertThat(seen).containsOnlyKeys("type", "trace", "run", "scope", "resource", "work");
        assertThat(seen).containsEntry("type", "CaptureRecoveryPoint");
        assertThat(seen.get("run")).matches("[a-z0-9-]+ 20\\d\\d-.*Z");
        assertThat(seen.get("resource")).matches("(i|vol)-[0-9a-f]+");
        assertThat(seen.get("work")).matches("\\p{Alnum}+");
    }

    @Test
    void anEventIsLoggedWithWhatItIsAbout() throws IOException {
        handle("", event("RecoveryPointCompleted.json"), WireFormat::decodeEvent);

        assertThat(seen)
                .containsKeys("type", "run", "scope", "resource", "work")
                .doesNotContainKey("trace");
    }

    @Test
    void whatCannotBeReadIsLoggedWithTheTraceBesideIt() {
        handle("a-trace", "no JSON", WireFormat::decodeMessage);

        assertThat(seen).isEmpty(); // no handler saw it
        queue.send(List.of(new Outgoing("Tick", "{}", "g", Duration.ZERO, "x".repeat(10_000))));
        try (var _ = LogContext.of(queue.receive(1, Duration.ZERO).getFirst())) {
            assertThat(MDC.get("trace")).hasSize(256);
            assertThat(MDC.get("type")).isEqualTo("Tick");
        }
    }

    @Test
    void nothingOfAMessageStaysWithTheNext() throws IOException {
        MDC.put("AWSRequestId", "request-1");
        handle("a-trace", message("CaptureRecoveryPoint.json"), WireFormat::decodeMessage);

        assertThat(seen).containsEntry("AWSRequestId", "request-1");
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("AWSRequestId", "request-1"));
    }

    @Test
    void everyMessageAndEventSaysOfWhatTypeItIs() throws IOException {
        for (var name : names("messages")) {
            handle("", message(name), WireFormat::decodeMessage);
            assertThat(seen.get("type") + ".json").isEqualTo(name);
        }
        for (var name : names("events")) {
            handle("", event(name), WireFormat::decodeEvent);
            assertThat(seen.get("type") + ".json").isEqualTo(name);
        }
    }

    private static List<String> names(String kind) throws IOException {
        try (var samples = Files.list(SAMPLES.resolve(kind))) {
            return samples.map(sample -> sample.getFileName().toString()).toList();
        }
    }

    private static String message(String name) throws IOException {
        return Files.readString(SAMPLES.resolve("messages").resolve(name));
    }

    private static String event(String name) throws IOException {
        return "{\"source\":\"snapwarden\",\"detail-type\":\"" + name.replace(".json", "") + "\",\"detail\":"
                + Files.readString(SAMPLES.resolve("events").resolve(name)) + "}";
    }

    private <M> void handle(String trace, String body, Function<String, Decoded<M>> format) {
        queue.send(List.of(new Outgoing("Any", body, "g", Duration.ZERO, trace)));
        new WorkProcessor<>(
                        queue,
                        format,
                        _ -> {
                            seen.clear();
                            seen.putAll(MDC.getCopyOfContextMap());
                            return new Outcome.Done();
                        },
                        _ -> {},
                        time)
                .process(queue.receive(1, Duration.ZERO).getFirst());
    }
}
