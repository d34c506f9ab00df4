package io.snapwarden.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Schedule NIGHTLY = schedule("0 2 * * *", "Europe/Berlin");

    @Test
    void theNewestSlotIsTheLastOneThatHasCome() {
        assertThat(NIGHTLY.newestAt(Instant.parse("2026-11-20T01:00:00Z"))).contains(slot("2026-11-20T01:00:00Z"));
        assertThat(NIGHTLY.newestAt(Instant.parse("2026-11-20T00:59:59.999Z"))).contains(slot("2026-11-19T01:00:00Z"));
    }

    @Test
    void theNextSlotIsStrictlyLater() {
        assertThat(NIGHTLY.nextAfter(Instant.parse("2026-11-20T00:59:59.999Z")))
                .isEqualTo(slot("2026-11-20T01:00:00Z"));
        assertThat(NIGHTLY.nextAfter(Instant.parse("2026-11-20T01:00:00Z"))).isEqualTo(slot("2026-11-21T01:00:00Z"));
    }

    @Test
    void aWindowIsOpenFromItsSlotUntilJustBeforeItsEnd() {
        var slot = slot("2026-11-20T01:00:00Z");
        assertThat(NIGHTLY.windowEnd(slot)).isEqualTo("2026-11-20T05:00:00Z");
        assertThat(NIGHTLY.openAt(slot.at().minusNanos(1))).isEmpty();
        assertThat(NIGHTLY.openAt(slot.at())).containsExactly(slot);
        assertThat(NIGHTLY.openAt(Instant.parse("2026-11-20T04:59:59.999999999Z")))
                .containsExactly(slot);
        assertThat(NIGHTLY.openAt(Instant.parse("2026-11-20T05:00:00Z"))).isEmpty();
    }

    @Test
    void openSlotsComeNewestFirst() {
        var everySixHours = new Schedule(Cron.parse("0 */6 * * *"), ZoneId.of("UTC"), Duration.ofHours(13));
        assertThat(everySixHours.openAt(NOW))
                .containsExactly(
                        slot("2026-11-20T12:00:00Z"), slot("2026-11-20T06:00:00Z"), slot("2026-11-20T00:00:00Z"));
    }

    @Test
    void aPeriodHoldsItsStartAndNotItsEnd() {
        var from = Instant.parse("2026-11-20T01:00:00Z");
        assertThat(NIGHTLY.between(from, from.plus(Duration.ofDays(2))))
                .containsExactly(slot("2026-11-20T01:00:00Z"), slot("2026-11-21T01:00:00Z"));
        assertThat(NIGHTLY.between(from, from)).isEmpty();
        assertThat(NIGHTLY.between(from, from.minusSeconds(1))).isEmpty();
    }

    @Test
    void aTimeThatTheClockSkipsFiresWhenTheGapEnds() {
        assertThat(slotsOf("30 2 * * *", "Europe/Berlin", "2026-03-28", "2026-03-31"))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void allTimesOfAGapAndTheOneAtItsEndAreOneSlot() {
        assertThat(slotsOf("*/15 1-3 * * *", "Europe/Berlin", "2026-03-29", "2026-03-30"))
                .containsExactly(
                        "2026-03-29T00:00:00Z",
                        "2026-03-29T00:15:00Z",
                        "2026-03-29T00:30:00Z",
                        "2026-03-29T00:45:00Z",
                        "2026-03-29T01:00:00Z",
                        "2026-03-29T01:15:00Z",
                        "2026-03-29T01:30:00Z",
                        "2026-03-29T01:45:00Z");
        assertThat(slotsOf("0 3 * * *", "Europe/Berlin", "2026-03-29", "2026-03-30"))
                .containsExactly("2026-03-29T01:00:00Z");
    }

    @Test
    void aTimeThatRepeatsFiresTheFirstTimeOnly() {
        assertThat(slotsOf("30 2 * * *", "Europe/Berlin", "2026-10-24", "2026-10-27"))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void aDenseScheduleIsSilentWhileTheHourRepeats() {
        assertThat(slotsOf("*/30 1-3 * * *", "America/New_York", "2026-11-01", "2026-11-02"))
                .containsExactly(
                        "2026-11-01T05:00:00Z",
                        "2026-11-01T05:30:00Z",
                        "2026-11-01T07:00:00Z",
                        "2026-11-01T07:30:00Z",
                        "2026-11-01T08:00:00Z",
                        "2026-11-01T08:30:00Z");
    }

    @Test
    void theNewestSlotStaysTheSameThroughTheRepeatedHour() {
        var halfHourly = schedule("*/30 * * * *", "Europe/Berlin");
        for (var now = Instant.parse("2026-10-25T00:30:00Z");
                now.isBefore(Instant.parse("2026-10-25T02:00:00Z"));
                now = now.plusSeconds(60)) {
            assertThat(halfHourly.newestAt(now)).contains(slot("2026-10-25T00:30:00Z"));
            assertThat(halfHourly.nextAfter(now)).isEqualTo(slot("2026-10-25T02:00:00Z"));
        }
    }

    @Test
    void lordHoweMovesItsClockByHalfAnHour() {
        assertThat(slotsOf("*/15 2 * * *", "Australia/Lord_Howe", "2026-10-04", "2026-10-05"))
                .containsExactly("2026-10-03T15:30:00Z", "2026-10-03T15:45:00Z");
        assertThat(slotsOf("*/15 1-2 * * *", "Australia/Lord_Howe", "2026-04-05", "2026-04-06"))
                .containsExactly(
                        "2026-04-04T14:00:00Z",
                        "2026-04-04T14:15:00Z",
                        "2026-04-04T14:30:00Z",
                        "2026-04-04T14:45:00Z",
                        "2026-04-04T15:30:00Z",
                        "2026-04-04T15:45:00Z",
                        "2026-04-04T16:00:00Z",
                        "2026-04-04T16:15:00Z");
    }

    @Test
    void theDayThatApiaSkippedFiresWhenTheNextOneBegins() {
        assertThat(slotsOf("0 2 * * *", "Pacific/Apia", "2011-12-29", "2012-01-01"))
                .containsExactly("2011-12-29T12:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T12:00:00Z");
        assertThat(slotsOf("0 0 * * *", "Pacific/Apia", "2011-12-29", "2012-01-01"))
                .containsExactly("2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z");
    }

    @Test
    void aSkippedMidnightFiresAtOneOClock() {
        assertThat(slotsOf("0 0 * * *", "America/Sao_Paulo", "2018-11-03", "2018-11-06"))
                .containsExactly("2018-11-03T03:00:00Z", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z");
    }

    @Test
    void midnightFiresOnceThoughTheHourBeforeItRepeats() {
        assertThat(slotsOf("0 0,23 * * *", "America/Sao_Paulo", "2018-02-17", "2018-02-19"))
                .containsExactly(
                        "2018-02-17T02:00:00Z", "2018-02-18T01:00:00Z", "2018-02-18T03:00:00Z", "2018-02-19T02:00:00Z");
    }

    @Test
    void kathmanduOnceMovedByAQuarterOfAnHour() {
        assertThat(slotsOf("10 0 * * *", "Asia/Kathmandu", "1985-12-31", "1986-01-03"))
                .containsExactly("1985-12-30T18:40:00Z", "1985-12-31T18:30:00Z", "1986-01-01T18:25:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT168H0.000000001S", "P3650D"})
    void refusesAWindowThatIsEmptyOrLongerThanAWeek(Duration startWithin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(Cron.parse("0 2 * * *"), ZoneId.of("UTC"), startWithin))
                .withMessage("start-within must be more than 0 and at most 7d but is %s", startWithin);
    }

    @Test
    void refusesAZoneThatIsOnlyAnOffsetAndTakesTheOffsetOfUtcAsUtc() {
        var cron = Cron.parse("0 2 * * *");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(cron, ZoneOffset.ofHours(2), Duration.ofHours(4)))
                .withMessageContaining("fixed offset");
        assertThat(new Schedule(cron, ZoneOffset.UTC, Duration.ofHours(4)))
                .isEqualTo(new Schedule(cron, ZoneId.of("UTC"), Duration.ofHours(4)));
    }

    @Test
    void hasNoSlotBeforeTheYearZero() {
        assertThat(NIGHTLY.newestAt(Instant.MIN)).isEmpty();
        assertThat(NIGHTLY.newestAt(Instant.parse("0000-01-01T00:00:00Z"))).isEmpty();
        assertThat(NIGHTLY.newestAt(Instant.parse("0000-01-03T00:00:00Z"))).isPresent();
    }

    private static List<String> slotsOf(String cron, String zone, String firstDay, String dayAfter) {
        var schedule = schedule(cron, zone);
        return schedule.between(startOf(firstDay, schedule.zone()), startOf(dayAfter, schedule.zone())).stream()
                .map(Slot::toString)
                .toList();
    }

    private static Instant startOf(String day, ZoneId zone) {
        return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    }

    private static Schedule schedule(String cron, String zone) {
        return new Schedule(Cron.parse(cron), ZoneId.of(zone), Duration.ofHours(4));
    }

    private static Slot slot(String text) {
        return Slot.parse(text);
    }
}
