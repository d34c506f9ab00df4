package io.snapwarden.domain.schedule;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    private static final LocalDateTime FRIDAY = LocalDateTime.parse("2026-11-20T12:00");

    @ParameterizedTest(name = "{0} fires at {1}")
    @CsvSource(delimiter = '|', textBlock = """
            30 2 * * *           | 2026-11-21T02:30
            * * * * *            | 2026-11-20T12:01
            */15 * * * *         | 2026-11-20T12:15
            1-10/3 * * * *       | 2026-11-20T12:01
            5,50 * * * *         | 2026-11-20T12:05
            59-59,7,*/40 * * * * | 2026-11-20T12:07
            0 6-18/4 * * *       | 2026-11-20T14:00
            0 0 1 * *            | 2026-12-01T00:00
            0 0 * feb *          | 2027-02-01T00:00
            0 0 1 Jan-Mar/2 *    | 2027-01-01T00:00
            0 0 * * sun          | 2026-11-22T00:00
            0 0 * * 0            | 2026-11-22T00:00
            0 0 * * 7            | 2026-11-22T00:00
            0 0 * * 5-7          | 2026-11-21T00:00
            0 0 * * MON-Fri      | 2026-11-23T00:00
            0 0 31 * *           | 2026-12-31T00:00
            0 0 29 2 *           | 2028-02-29T00:00
            0 0 29 2 */7         | 2032-02-29T00:00
            00 05 * * *          | 2026-11-21T05:00
            """)
    void findsTheNextTime(String cron, LocalDateTime next) {
        assertThat(Cron.parse(cron).next(FRIDAY)).isEqualTo(next);
    }

    @Test
    void aTimeIsNeitherItsOwnNextNorItsOwnPrevious() {
        var noon = Cron.parse("0 12 * * *");
        assertThat(noon.next(FRIDAY)).isEqualTo(FRIDAY.plusDays(1));
        assertThat(noon.previous(FRIDAY)).isEqualTo(FRIDAY.minusDays(1));
        assertThat(noon.next(FRIDAY.minusNanos(1))).isEqualTo(FRIDAY);
        assertThat(noon.previous(FRIDAY.plusNanos(1))).isEqualTo(FRIDAY);
    }

    @Test
    void firesOnEitherDayWhenBothDayFieldsAreRestricted() {
        assertThat(daysOf("0 0 13 * FRI", "2026-11-01")).containsExactly(6, 13, 20, 27);
        assertThat(daysOf("0 0 1-3 * 1", "2026-11-01")).containsExactly(1, 2, 3, 9, 16, 23, 30);
    }

    @Test
    void firesWhenBothAllowItIfADayFieldStartsWithAStar() {
        assertThat(daysOf("0 0 */2 * FRI", "2026-11-01")).containsExactly(13, 27);
        assertThat(daysOf("0 0 1-7 * */5", "2026-11-01")).containsExactly(1, 6);
        assertThat(daysOf("0 0 * * FRI", "2026-11-01")).containsExactly(6, 13, 20, 27);
        assertThat(daysOf("0 0 13 * *", "2026-11-01")).containsExactly(13);
    }

    @Test
    void anImpossibleDayOfMonthIsNoMatterWhenTheWeekdayFires() {
        assertThat(daysOf("0 0 31 2 MON", "2027-02-01")).containsExactly(1, 8, 15, 22);
    }

    @Test
    void findsTheRarestDateAcrossACenturyWithoutLeapDay() {
        var leapSunday = Cron.parse("0 0 29 2 */7");
        assertThat(leapSunday.next(LocalDateTime.parse("2088-03-01T00:00"))).isEqualTo("2128-02-29T00:00");
        assertThat(leapSunday.previous(LocalDateTime.parse("2128-02-29T00:00"))).isEqualTo("2088-02-29T00:00");
    }

    @Test
    void theLeapDayMeetsEachWeekdayWithinFortyYearsSoThatEverySearchEnds() {
        var leapDays = Stream.iterate(LocalDateTime.parse("1600-02-29T00:00"), Cron.parse("0 0 29 2 *")::next)
                .limit(200)
                .collect(groupingBy(LocalDateTime::getDayOfWeek));
        assertThat(leapDays).hasSize(7);
        leapDays.values().forEach(sameWeekday -> {
            for (int index = 1; index < sameWeekday.size(); index++) {
                assertThat(sameWeekday.get(index))
                        .isBeforeOrEqualTo(sameWeekday.get(index - 1).plusYears(40));
            }
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            61 2 * * *        | minute must be 0-59 but is 61
            99999999999 * * * * | minute must be 0-59 but is 99999999999
            0 24 * * *        | hour must be 0-23 but is 24
            0 2 0 * *         | day-of-month must be 1-31 but is 0
            0 2 32 * *        | day-of-month must be 1-31 but is 32
            0 2 * 13 *        | month must be 1-12 or JAN-DEC but is 13
            0 2 * 0 *         | month must be 1-12 or JAN-DEC but is 0
            0 2 * JUNE *      | month must be 1-12 or JAN-DEC but is JUNE
            0 2 * * 8         | day-of-week must be 0-7 or SUN-SAT but is 8
            0 2 * * MONDAY    | day-of-week must be 0-7 or SUN-SAT but is MONDAY
            JAN 2 * * *       | minute must be 0-59 but is JAN
            -5 2 * * *        | minute must be 0-59 but is ""
            1,,2 2 * * *      | minute must be 0-59 but is ""
            1, 2 * * *        | minute must be 0-59 but is ""
            1-2-3 2 * * *     | minute must be 0-59 but is "2-3"
            1.5 2 * * *       | minute must be 0-59 but is "1.5"
            *-5 2 * * *       | minute must be 0-59 but is "*"
            ** 2 * * *        | minute must be 0-59 but is "**"
            H 2 * * *         | minute must be 0-59 but is H
            */0 * * * *       | step of minute must be 1-59 but is 0
            */60 * * * *      | step of minute must be 1-59 but is 60
            0 */24 * * *      | step of hour must be 1-23 but is 24
            */ * * * *        | step of minute must be 1-59 but is ""
            */5/5 * * * *     | step of minute must be 1-59 but is "5/5"
            5/15 * * * *      | minute: a step needs a range or *; instead of 5/15 write 5-59/15
            0 2 * * FRI/2     | day-of-week: a step needs a range or *; instead of FRI/2 write 5-6/2
            50-10 * * * *     | minute: range 50-10 runs backwards; write 50-59,0-10
            0 2 * * FRI-SUN   | day-of-week: range FRI-SUN runs backwards; write 5-6,0
            0 2 * NOV-FEB *   | month: range NOV-FEB runs backwards; write 11-12,1-2
            0 2 ? * MON       | day-of-month: ? is not served; write *
            0 2 L * *         | day-of-month: L (last) is not served; write 1, the day after
            0 2 15W * *       | day-of-month: W (nearest weekday) is not served; write * here and MON-FRI as day-of-week
            0 2 LW * *        | day-of-month: W (nearest weekday) is not served; write * here and MON-FRI as day-of-week
            0 2 * * MON#1     | day-of-week: # (nth weekday of a month) is not served; write the weekday alone and let a monthly keep rule choose
            0 2 * * 5L        | day-of-week: L (last) is not served; write the weekday alone and let a monthly keep rule choose
            @daily            | nicknames are not served; write "0 0 * * *"
            @Hourly           | nicknames are not served; write "0 * * * *"
            @reboot           | nicknames are not served; write five fields (minute hour day-of-month month day-of-week)
            cron(0 2 * * ? *) | cron(...) and rate(...) of EventBridge are not served; write five fields (minute hour day-of-month month day-of-week) alone
            0 2 * *           | expected five fields (minute hour day-of-month month day-of-week) but found 4
            0 0 2 * * *       | expected five fields (minute hour day-of-month month day-of-week) but found 6; leave out the seconds and the year
            0 0 2 * * ? 2026  | expected five fields (minute hour day-of-month month day-of-week) but found 7; leave out the seconds and the year
            0 0 31 2 *        | never fires, because no month of "2" has a day of "31"
            0 0 30-31 feb *   | never fires, because no month of "feb" has a day of "30-31"
            0 0 31 2,4,6 */2  | never fires, because no month of "2,4,6" has a day of "31"
            """, quoteCharacter = '`')
    void saysWhatItRefusesAndWhatToWrite(String cron, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.parse(cron))
                .withMessage("cron \"" + cron + "\": " + why);
    }

    @ParameterizedTest(name = "{0}: write {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * * 7-3   | 0-3
            0 2 * * SAT-0 | 6,0
            0 2 * * 7/3   | 0-6/3
            0 2 * * 0/3   | 0-6/3
            0 2 * * FRI-0 | 5-6,0
            """)
    void whatItSaysToWriteForAWeekdayIsAccepted(String cron, String instead) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.parse(cron))
                .withMessageEndingWith("write " + instead);
        assertThat(Cron.parse("0 2 * * " + instead)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "0\u00a02 * * *", "\u0665 2 * * *", "0 2 * * \u017fun", "0 2 * * fr\u0131"})
    void refusesTextThatOnlyLooksRight(String cron) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cron.parse(cron)).withMessageStartingWith("cron \"");
    }

    @Test
    void refusesEndlessTextShortly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.parse("1,".repeat(1_000_000) + "1 * * * *"))
                .withMessageEndingWith("must not be longer than 1000 characters but has 2000009")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 * * SUN    | 0 0 * * 7
            0 0 * * 0,7    | 00 00 * * 0
            */30 * * * *   | 0,30 * * * *
            0 0 1 1-3 *    | 0 0 1 JAN,FEB,MAR *
            """)
    void isEqualWhenItsFieldsAllowTheSame(String one, String other) {
        assertThat(Cron.parse(one)).isEqualTo(Cron.parse(other)).hasSameHashCodeAs(Cron.parse(other));
    }

    @Test
    void differsByTheDayRuleAlone() {
        assertThat(Cron.parse("0 0 1-31 * MON")).isNotEqualTo(Cron.parse("0 0 * * MON"));
    }

    @Test
    void readsAsItWasWritten() {
        assertThat(Cron.parse("  0 2\t*  * mon ")).hasToString("0 2 * * mon");
    }

    private static List<Integer> daysOf(String text, String firstOfMonth) {
        var cron = Cron.parse(text);
        var first = LocalDate.parse(firstOfMonth);
        return Stream.iterate(cron.next(first.atStartOfDay().minusNanos(1)), cron::next)
                .takeWhile(time -> time.isBefore(first.plusMonths(1).atStartOfDay()))
                .map(LocalDateTime::getDayOfMonth)
                .toList();
    }
}
