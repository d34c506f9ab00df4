package io.snapwarden.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws of cron expressions, and agreement with two that read them otherwise: cron-utils, which nobody here wrote,
/// and [LiteralCron], which looks at each minute.
class CronProperties {

    private static final CronParser CRON_UTILS =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final List<String> STEADY_ZONES = List.of("UTC", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo");
    private static final String HOSTILE = "*/-,?LW#@ 0579\n\u0663\u202e";

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /// For the oracles, which take their time.
    static LongStream fewSeeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void firesAllYearExactlyWhenCronUtilsDoes(long seed) {
        var random = new Random(seed);
        var text = new RandomCron(random).forCronUtils();
        var zone = ZoneId.of(STEADY_ZONES.get(random.nextInt(STEADY_ZONES.size())));
        var year = Year.of(random.nextInt(1990, 2100));
        assertThat(timesIn(year, Cron.parse(text)))
                .as("%s in %s, %s", text, year, zone)
                .isEqualTo(timesByCronUtils(year, text, zone));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void firesInExactlyTheMinutesThatItsFieldsAllow(long seed) {
        var random = new Random(seed);
        var text = new RandomCron(random).any();
        var cron = Cron.parse(text);
        var literal = new LiteralCron(text);
        var minute = somewhen(random);
        var end = minute.plusDays(40);
        for (var next = cron.next(minute.minusNanos(1)); minute.isBefore(end); minute = minute.plusMinutes(1)) {
            boolean fires = literal.fires(minute);
            assertThat(cron.matches(minute)).as("%s at %s", text, minute).isEqualTo(fires);
            assertThat(next.equals(minute)).as("%s at %s", text, minute).isEqualTo(fires);
            next = fires ? cron.next(next) : next;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nextAndPreviousAreInverse(long seed) {
        var random = new Random(seed);
        var cron = Cron.parse(new RandomCron(random).any());
        var time = cron.next(somewhen(random));
        for (int step = 0; step < 500; step++) {
            var next = cron.next(time);
            assertThat(next).as("%s after %s", cron, time).isAfter(time);
            assertThat(cron.previous(next)).as("%s before %s", cron, next).isEqualTo(time);
            time = next;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingFiresBetweenATimesPreviousAndItsNext(long seed) {
        var random = new Random(seed);
        var cron = Cron.parse(new RandomCron(random).any());
        var time = somewhen(random).plusNanos(random.nextLong(Duration.ofDays(1).toNanos()));
        var previous = cron.previous(time);
        var next = cron.next(time);
        assertThat(previous).isBefore(time);
        assertThat(next).isAfter(time);
        assertThat(cron.next(previous)).as("%s around %s", cron, time).isIn(time, next);
        assertThat(cron.previous(next)).as("%s around %s", cron, time).isIn(time, previous);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsBackWhatItWrites(long seed) {
        var cron = Cron.parse(new RandomCron(new Random(seed)).any());
        assertThat(Cron.parse(cron.toString())).isEqualTo(cron).hasSameHashCodeAs(cron);
    }

    /// Whatever text arrives, the answer is a cron expression or an IllegalArgumentException of readable length.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damagedTextIsReadOrRefusedButNothingElse(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var damaged = damage(new RandomCron(random).any(), random);
            try {
                Cron.parse(damaged).next(somewhen(random));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("cron \"").hasMessageMatching("[ -~]{10,500}");
            }
        }
    }

    private static String damage(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (int hit = random.nextInt(1, 4); hit > 0; hit--) {
            int at = random.nextInt(damaged.length());
            char hostile = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            damaged.replace(at, at + random.nextInt(2), String.valueOf(hostile));
        }
        return damaged.toString();
    }

    private static LocalDateTime somewhen(Random random) {
        return LocalDateTime.of(random.nextInt(1900, 2200), 1, 1, 0, 0).plusMinutes(random.nextInt(500_000));
    }

    private static List<LocalDateTime> timesIn(Year year, Cron cron) {
        var start = year.atDay(1).atStartOfDay();
        return Stream.iterate(cron.next(start.minusNanos(1)), time -> time.getYear() == year.getValue(), cron::next)
                .toList();
    }

    private static List<LocalDateTime> timesByCronUtils(Year year, String text, ZoneId zone) {
        var execution = ExecutionTime.forCron(CRON_UTILS.parse(text));
        var times = new ArrayList<LocalDateTime>();
        var next = execution.nextExecution(year.atDay(1).atStartOfDay(zone).minusSeconds(1));
        while (next.map(ZonedDateTime::getYear)
                .filter(found -> found == year.getValue())
                .isPresent()) {
            times.add(next.get().toLocalDateTime());
            next = execution.nextExecution(next.get());
        }
        return times;
    }
}
