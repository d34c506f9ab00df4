package io.snapwarden.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws of schedules, where clocks change above all.
class ScheduleProperties {

    private static final Instant SINCE = Instant.parse("1973-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2038-01-01T00:00:00Z");
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);
    private static final List<ZoneId> ODD_ZONES = Stream.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Pacific/Apia",
                    "Pacific/Kwajalein",
                    "America/Sao_Paulo",
                    "Africa/Casablanca",
                    "Asia/Kathmandu",
                    "Antarctica/Troll",
                    "America/Caracas",
                    "Asia/Pyongyang",
                    "UTC")
            .map(ZoneId::of)
            .toList();

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    /// One of the names for each set of rules in the database.
    static Collection<ZoneId> zonesWithClockChanges() {
        var zones = new LinkedHashMap<ZoneRules, ZoneId>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
                .sorted()
                .map(ZoneId::of)
                .filter(zone -> transitions(zone).findAny().isPresent())
                .forEach(zone -> zones.putIfAbsent(zone.getRules(), zone));
        return zones.values();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void slotsAreWhereAWalkOfTheClockFindsThem(long seed) {
        var random = new Random(seed);
        var schedule = randomSchedule(random, new RandomCron(random).any());
        var from = minuteNearAClockChange(schedule.zone(), random);
        var to = from.plus(Duration.ofDays(6));
        assertThat(schedule.between(from, to))
                .as("%s from %s", schedule, from)
                .isEqualTo(walk(schedule).between(from, to));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void newestNextAndOpenAgreeWithAWalkOfTheClock(long seed) {
        var random = new Random(seed);
        var schedule = randomSchedule(random, new RandomCron(random).daily());
        var from = minuteNearAClockChange(schedule.zone(), random);
        var to = from.plus(Duration.ofDays(6));
        var walked = walk(schedule).between(from.minus(LONGEST_WINDOW), to.plus(Duration.ofDays(3)));
        var moments = schedule.between(from, to);
        for (int round = 0; round < 8; round++) {
            var slot = moments.get(random.nextInt(moments.size()));
            agree(schedule, walked, slot.at().plusNanos(random.nextInt(3) - 1));
            agree(schedule, walked, schedule.windowEnd(slot).isBefore(to) ? schedule.windowEnd(slot) : from);
            agree(
                    schedule,
                    walked,
                    from.plusNanos(random.nextLong(Duration.between(from, to).toNanos())));
        }
    }

    private static void agree(Schedule schedule, List<Slot> slots, Instant now) {
        Predicate<Slot> come = slot -> !slot.at().isAfter(now);
        Predicate<Slot> open = slot -> now.isBefore(slot.at().plus(schedule.startWithin()));
        var newestFirst = slots.reversed();
        assertThat(schedule.newestAt(now))
                .as("newest of %s at %s", schedule, now)
                .isEqualTo(newestFirst.stream().filter(come).findFirst());
        assertThat(schedule.nextAfter(now))
                .as("next of %s after %s", schedule, now)
                .isEqualTo(slots.stream().filter(come.negate()).findFirst().orElseThrow());
        assertThat(schedule.openAt(now))
                .as("open of %s at %s", schedule, now)
                .isEqualTo(newestFirst.stream().filter(come.and(open)).toList());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "Europe/Berlin, 2026",
        "America/New_York, 2026",
        "America/New_York, 2028",
        "Australia/Lord_Howe, 2026",
        "Asia/Kolkata, 2026",
        "Africa/Casablanca, 2026",
        "Europe/London, 2027",
        "UTC, 2026"
    })
    void aDailyScheduleFiresOncePerLocalDayAtEveryHalfHour(ZoneId zone, int year) {
        var firstDay = LocalDate.of(year, 1, 1);
        var days = firstDay.datesUntil(firstDay.plusYears(1)).toList();
        for (var time : halfHours()) {
            var daily = schedule("%d %d * * *".formatted(time.getMinute(), time.getHour()), zone);
            var slots = daily.between(
                    start(days.getFirst(), zone), start(days.getLast().plusDays(1), zone));
            assertThat(slots.stream()
                            .map(slot -> shown(slot, zone).toLocalDate())
                            .toList())
                    .as("%s in %s", time, zone)
                    .isEqualTo(days);
            assertIncreasingAndInverse(daily, slots);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zonesWithClockChanges")
    void slotsIncreaseAndAreInverseAroundEveryClockChangeOfEveryZone(ZoneId zone) {
        var dense = schedule("*/10 * * * *", zone);
        transitions(zone).forEach(change -> {
            var around = change.getDuration().abs().plusHours(1);
            var slots = dense.between(
                    change.getInstant().minus(around), change.getInstant().plus(around));
            assertIncreasingAndInverse(dense, slots);
            assertThat(slots.contains(new Slot(change.getInstant())))
                    .as("%s", change)
                    .isEqualTo(change.isGap());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zonesWithClockChanges")
    void nowIsAlwaysBetweenTheNewestSlotAndTheOneThatFollowsIt(ZoneId zone) {
        var dense = schedule("*/15 * * * *", zone);
        transitions(zone).map(ZoneOffsetTransition::getInstant).forEach(change -> {
            for (int minutes = -90; minutes <= 90; minutes += 6) {
                var now = change.plus(Duration.ofMinutes(minutes));
                var newest = dense.newestAt(now).orElseThrow();
                var next = dense.nextAfter(now);
                assertThat(newest.at()).as("newest at %s", now).isBeforeOrEqualTo(now);
                assertThat(next.at()).as("next after %s", now).isAfter(now);
                assertThat(dense.nextAfter(newest.at()))
                        .as("next after %s", newest)
                        .isEqualTo(next);
            }
        });
    }

    private static void assertIncreasingAndInverse(Schedule schedule, List<Slot> slots) {
        for (int index = 1; index < slots.size(); index++) {
            var earlier = slots.get(index - 1);
            var later = slots.get(index);
            assertThat(earlier).isLessThan(later);
            assertThat(schedule.nextAfter(earlier.at())).isEqualTo(later);
            assertThat(schedule.newestAt(later.at().minusNanos(1))).contains(earlier);
            assertThat(schedule.newestAt(later.at())).contains(later);
        }
    }

    private static Schedule randomSchedule(Random random, String cron) {
        var zone = ODD_ZONES.get(random.nextInt(ODD_ZONES.size()));
        return new Schedule(
                Cron.parse(cron), zone, Duration.ofSeconds(random.nextLong(1, LONGEST_WINDOW.toSeconds() + 1)));
    }

    private static Schedule schedule(String cron, ZoneId zone) {
        return new Schedule(Cron.parse(cron), zone, Duration.ofHours(4));
    }

    private static ClockWalk walk(Schedule schedule) {
        return new ClockWalk(schedule.cron(), schedule.zone());
    }

    /// Up to three days before a change of the zone's clock.
    private static Instant minuteNearAClockChange(ZoneId zone, Random random) {
        var changes = transitions(zone).map(ZoneOffsetTransition::getInstant).toList();
        var change = changes.isEmpty()
                ? SINCE.plus(Duration.ofDays(random.nextInt(20_000)))
                : changes.get(random.nextInt(changes.size()));
        return change.minus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
    }

    private static Stream<ZoneOffsetTransition> transitions(ZoneId zone) {
        var rules = zone.getRules();
        return Stream.iterate(
                rules.nextTransition(SINCE),
                change -> change != null && change.getInstant().isBefore(UNTIL),
                change -> rules.nextTransition(change.getInstant()));
    }

    private static List<LocalTime> halfHours() {
        return IntStream.range(0, 48)
                .mapToObj(half -> LocalTime.MIN.plusMinutes(30L * half))
                .toList();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static LocalDateTime shown(Slot slot, ZoneId zone) {
        return LocalDateTime.ofInstant(slot.at(), zone);
    }
}
