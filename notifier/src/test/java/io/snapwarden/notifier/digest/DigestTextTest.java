package io.snapwarden.notifier.digest;

import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.VIRGINIA;
import static io.snapwarden.notifier.Reports.closed;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.failed;
import static io.snapwarden.notifier.Reports.missed;
import static io.snapwarden.notifier.Reports.problem;
import static io.snapwarden.notifier.Reports.run;
import static io.snapwarden.notifier.Reports.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.ScopeReport.Problem;
import io.snapwarden.notifier.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DigestTextTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private final DigestText text = new DigestText(Map.of(daily(20).policy(), ZoneId.of("Europe/Berlin")));

    @Test
    void readsLikeTheGoldenMail() throws IOException {
        var digest = Digest.of(night());

        var mail = "Subject: " + DigestSubject.of(digest) + "\n\n" + text.of(digest);

        assertThat(mail).isEqualTo(golden());
    }

    @Test
    void hostileNamesAndReasonsBreakNoLine() {
        var name = "\u202Eevil\u0007\r\nFAILED fake\u2028line\u0000";
        var digest = Digest.of(List.of(closed(
                daily(20), scope(IRELAND, 1, 0, 0, List.of(problem(7, name, Problem.Ending.FAILED, "no\nroom")), 0))));

        assertThat(text.of(digest))
                .contains("  FAILED instance evil FAILED fake line (i-00000007) in eu-west-1: no room\n")
                .doesNotContain("\u202E", "\u0007", "\r", "\u2028", "\u0000");
    }

    @Test
    void saysWhichPointsAreLessConsistentThanAskedForAndWhy() {
        var weaker = Reports.weaker(Reports.good(IRELAND, 9), Map.of("no agent", 2, "the watchdog\nhad fired", 1));

        assertThat(text.of(Digest.of(List.of(closed(daily(20), weaker)))))
                .contains("    less consistent than asked for: 3\n      2 no agent\n      1 the watchdog had fired\n");
    }

    @Test
    void saysHowManyProblemsItDoesNotList() {
        var digest =
                Digest.of(List.of(closed(daily(20), scope(IRELAND, 0, 0, 0, Reports.failures(200, "in error"), 1300))));

        assertThat(text.of(digest)).contains("  ... and 1,400 more\n");
    }

    @Test
    void fitsIntoAMessageWhateverThereIsToSay() {
        var digest = Digest.of(IntStream.range(0, 300)
                .<Event>mapToObj(policy -> closed(
                        run("policy-" + policy, "2026-11-20T01:00:00Z"),
                        scope(IRELAND, 0, 0, 0, Reports.failures(100, "ü".repeat(1000)), 0)))
                .toList());

        assertThat(text.of(digest).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256 * 1024);
        assertThat(text.of(digest)).containsPattern("\\.\\.\\. and [0-9,]+ more lines left out here\n$");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void subjectsArePrintableAsciiAndShort(long seed) {
        var subject = DigestSubject.of(Digest.of(anything(new Random(seed))));

        assertThat(subject).matches("\\[snapwarden] [ -~]{1,86}").hasSizeLessThan(100);
        assertThat(subject).isEqualTo(subject.strip());
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static List<Event> anything(Random random) {
        var events = new ArrayList<Event>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var policy = "p".repeat(1 + random.nextInt(63 - 1)) + i;
            events.add(closed(
                    run(policy, "2026-11-20T01:00:0%dZ".formatted(random.nextInt(2))),
                    scope(
                            IRELAND,
                            random.nextInt(2_000_000_000),
                            random.nextInt(2_000_000_000),
                            0,
                            Reports.failures(random.nextInt(3), "é"),
                            random.nextInt(2_000_000_000))));
        }
        if (random.nextBoolean()) {
            events.add(new Event.SlotsMissed(
                    daily(20).policy(), List.of(daily(20).slot()), random.nextInt(2_000_000_000), NOW));
            events.add(new Event.ScopeUnreachable(VIRGINIA, "\u202E", NOW));
            events.add(new Event.ScopesInDoubt("\u202E", "\u202E", true, NOW));
            events.add(new Event.WorkRejected("é", "é", "é", NOW));
        }
        if (events.isEmpty()) {
            events.add(Reports.pruned(daily(20), IRELAND, 1, random.nextInt(2), NOW));
        }
        return events;
    }

    private static List<Event> night() {
        var twin = new PointKey(
                new Obligation(
                        daily(20).policy(),
                        daily(20).slot(),
                        IRELAND,
                        failed(9, "").source()),
                1);
        return List.of(
                closed(run("loose-volumes", "2026-11-20T01:15:00Z"), skipping(VIRGINIA)),
                closed(
                        daily(20),
                        scope(IRELAND, 38, 0, 3, List.of(missed(8, "no message was done in the window")), 0),
                        scope(VIRGINIA, 12, 2, 0, List.of(failed(7, "volume vol-0abc is in error"), failed(6, "?")), 0),
                        ScopeReport.unreachable(Scope.parse("444455556666/eu-west-1"), "the member role denies it")),
                Reports.pruned(daily(20), IRELAND, 12, 12, NOW),
                new Event.ScopePruned(
                        VIRGINIA, daily(20), true, 80, 4, 0, List.of("snap-0abc is used by ami-0def"), NOW),
                Reports.pruned(daily(19), IRELAND, 3, 3, NOW),
                new Event.SlotsMissed(daily(20).policy(), List.of(daily(19).slot()), 1, NOW),
                new Event.WorkRejected("PruneScope", "no policy of this name", "{\"type\":\"PruneScope\"}", NOW),
                new Event.MarksDisagree(
                        IRELAND, new SnapshotId("snap-0bad"), "its Description names another volume", NOW),
                new Event.TwinFound(twin, List.of(new SnapshotId("snap-0aaa"), new SnapshotId("snap-0bbb")), NOW));
    }

    private static ScopeReport skipping(Scope scope) {
        return new ScopeReport(
                scope,
                9,
                5,
                0,
                0,
                0,
                0,
                5 * Reports.GIB,
                Duration.ofSeconds(95),
                Map.of("instance store", 3, "already captured with its instance", 1),
                Map.of(),
                List.of(),
                0,
                null);
    }

    private static String golden() throws IOException {
        try (var file = DigestTextTest.class.getResourceAsStream("/digest/night.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
