package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryNightOfAYearTest {

    /// 02:30, 02:15 and 01:45 are skipped on one night of the year and repeated on another.
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "30 2 * * *, Europe/Berlin",
        "30 2 * * *, America/New_York",
        "15 2 * * *, Australia/Lord_Howe",
        "45 1 * * *, Australia/Lord_Howe"
    })
    void aDailyPolicyHasOneRunForEachLocalDay(String cron, ZoneId zone) {
        var account = new Account();
        var planner = account.planner(daily(cron, zone));
        var first = LocalDate.of(2026, Month.JANUARY, 1);
        account.now = first.atStartOfDay(zone).toInstant();
        var end = first.plusYears(1).atStartOfDay(zone).toInstant();
        while (account.now.isBefore(end)) {
            account.tick(planner);
            account.sent.clear();
            account.now = account.now.plus(Duration.ofMinutes(5));
        }

        var days = account.events(Event.RunOpened.class).stream()
                .map(opened -> LocalDate.ofInstant(opened.run().slot().at(), zone))
                .toList();
        assertThat(days).isEqualTo(first.datesUntil(first.plusYears(1)).toList());
        assertThat(account.events(Event.SlotsMissed.class)).isEmpty();
        assertThat(account.events(Event.RunSettled.class)).hasSize(365);
    }

    private static Policy daily(String cron, ZoneId zone) {
        var utc = Account.policy("nightly", ResourceKind.INSTANCE, cron, Duration.ofHours(4));
        return new Policy(
                utc.name(),
                List.of(),
                utc.selection(),
                new Schedule(Cron.parse(cron), zone, Duration.ofHours(4)),
                utc.quiesce(),
                utc.retention());
    }
}
