package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.queue.InMemoryWorkQueue.DeadLetter;
import io.snapwarden.runtime.work.Fate;
import io.snapwarden.standalone.hostile.Services.Queue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Random bytes, and messages that really travelled, changed at random: whatever arrives, the worker goes on, each
/// delivery has a fate, and a good night follows.
class MutatedMessagesTest {

    private static final int SEEDS = 400;
    private static final String[] WORDS = {
        "null",
        "-1",
        "1e400",
        "99999999999",
        "\"\"",
        "[]",
        "{}",
        "true",
        "\"i-0\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"-999999999-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59Z\"",
        "\"999988887777/eu-west-1\"",
        "\"\\u0000\"",
        "\"\\ud800\""
    };

    @ParameterizedTest
    @EnumSource(Queue.class)
    void everyDeliveryHasAFate(Queue queue) {
        var travelled = travelled(queue);
        var rehearsal = night();
        var left = new ArrayList<String>();
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var body =
                    seed % 10 == 0 ? noise(random) : mutation(travelled.get(random.nextInt(travelled.size())), random);
            if (rehearsal.services().deliver(queue, body) == Fate.LEFT) {
                left.add("seed " + seed + ": " + body);
            }
        }

        assertThat(left).isEmpty();
        assertThat(rehearsal.services().deadLetters())
                .extracting(DeadLetter::reason)
                .allSatisfy(
                        reason -> assertThat(reason).startsWith("unreadable: ").hasSizeLessThan(600));
        assertThat(rehearsal.snapshots()).hasSizeLessThanOrEqualTo(queue == Queue.CAPTURE ? SEEDS : 2);
    }

    /// What one night puts into a queue.
    private static List<String> travelled(Queue queue) {
        var rehearsal = night();
        var bodies = new ArrayList<String>();
        for (int minute = 0; minute < 180; minute++) {
            rehearsal.tick();
            for (var which : Queue.values()) {
                if (which == queue) {
                    rehearsal.services().queue(which).receive(10, Duration.ZERO).forEach(delivery -> {
                        bodies.add(delivery.body());
                        rehearsal.services().queue(which).release(delivery);
                    });
                }
                rehearsal.services().work(which);
            }
            rehearsal.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(bodies).isNotEmpty();
        return bodies;
    }

    /// An hour into the window, so that retention has something to do.
    private static Rehearsal night() {
        var rehearsal = new Rehearsal(Policies.daily("prune: { mode: delete, max-deletes: 100% }"));
        rehearsal.stage().instance(List.of(8, 8), Map.of("backup", "daily"), Map.of());
        rehearsal.clock.advance(Duration.ofHours(1));
        return rehearsal;
    }

    private static String noise(Random random) {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String mutation(String body, Random random) {
        int at = random.nextInt(body.length());
        return switch (random.nextInt(5)) {
            case 0 -> body.substring(0, at);
            case 1 -> body.substring(0, at) + (char) random.nextInt(0x10000) + body.substring(at + 1);
            case 2 -> body.substring(0, at) + body.substring(random.nextInt(body.length()));
            default -> otherValue(body, at, WORDS[random.nextInt(WORDS.length)]);
        };
    }

    /// One value of the JSON replaced by another.
    private static String otherValue(String body, int from, String word) {
        int colon = body.indexOf(':', from);
        int end = colon < 0 ? -1 : endOfValue(body, colon + 1);
        return end < 0 ? body + word : body.substring(0, colon + 1) + word + body.substring(end);
    }

    private static int endOfValue(String body, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '"' && body.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']' || c == ',') && depth == 0) {
                return i;
            } else if (!quoted && (c == '}' || c == ']')) {
                depth--;
            }
        }
        return -1;
    }
}
