package io.snapwarden.notifier.ticket;

import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.VIRGINIA;
import static io.snapwarden.notifier.Reports.closed;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.failed;
import static io.snapwarden.notifier.Reports.failures;
import static io.snapwarden.notifier.Reports.good;
import static io.snapwarden.notifier.Reports.missed;
import static io.snapwarden.notifier.Reports.problem;
import static io.snapwarden.notifier.Reports.scope;
import static io.snapwarden.notifier.Reports.settled;
import static io.snapwarden.runtime.port.TicketDesk.Status.CLOSED;
import static io.snapwarden.runtime.port.TicketDesk.Status.OPENED;
import static io.snapwarden.runtime.port.TicketDesk.Status.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.ScopeReport.Problem;
import io.snapwarden.notifier.Outside;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.TicketDesk.Status;
import io.snapwarden.runtime.port.TicketDesk.Ticket;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketDutyTest {

    private static final String WEB_7 = "snapwarden/daily-prod/111122223333/eu-west-1/i-00000007";

    private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");

    private final Outside outside = new Outside();
    private final TicketDuty duty = new TicketDuty(outside.ledger, outside.desk);

    @Test
    void opensATicketForEachProblem() {
        duty.handle(closed(daily(20), bad(failed(7, "in error"), missed(8, "window over"))));

        assertThat(said()).containsExactlyInAnyOrder("OPENED i-00000007", "OPENED i-00000008");
        assertThat(outside.tickets)
                .filteredOn(ticket -> ticket.key().equals(WEB_7))
                .singleElement()
                .satisfies(ticket -> {
                    assertThat(ticket.title())
                            .isEqualTo("Backup failed: instance web-7 (i-00000007) in eu-west-1, policy daily-prod");
                    assertThat(ticket.text()).startsWith("in error\nseen in 1 slot, first 2026-11-20T01:00:00Z");
                    assertThat(ticket.fields())
                            .containsEntry("policy", "daily-prod")
                            .containsEntry("region", "eu-west-1")
                            .containsEntry("account", "111122223333")
                            .containsEntry("reason", "in error");
                });
    }

    @Test
    void aDoubtAboutTheScopesHasATicketUntilItIsOver() {
        var denied = "its Regions cannot be listed: DescribeRegions failed. Allow ec2:DescribeRegions to the role";
        duty.handle(new Event.ScopesInDoubt("account 444455556666", denied, true, MONDAY));
        duty.handle(new Event.ScopesInDoubt("account 777788889999 (<b>shop\u202e)", "it is left out", true, MONDAY));
        duty.handle(new Event.ScopesCertain("account 444455556666", MONDAY.plusSeconds(60)));

        assertThat(outside.tickets)
                .extracting(Ticket::status, Ticket::title)
                .containsExactly(
                        tuple(OPENED, "Backups may not look everywhere: account 444455556666"),
                        tuple(OPENED, "Backups may not look everywhere: account 777788889999 (<b>shop)"),
                        tuple(CLOSED, "Backups may not look everywhere: account 444455556666"));
        assertThat(outside.tickets.getFirst().text()).startsWith(denied);
        assertThat(outside.tickets.getFirst().key())
                .isEqualTo(outside.tickets.getLast().key());
    }

    @Test
    void aDoubtThatComesAgainIsAnotherOne() {
        duty.handle(new Event.ScopesInDoubt("the organization", "denied", true, MONDAY));
        duty.handle(new Event.ScopesCertain("the organization", MONDAY.plusSeconds(60)));
        duty.handle(new Event.ScopesInDoubt("the organization", "denied", true, MONDAY.plusSeconds(120)));
        duty.handle(new Event.ScopesCertain("the organization", MONDAY.plusSeconds(60)));

        assertThat(outside.tickets).extracting(Ticket::status).containsExactly(OPENED, CLOSED, OPENED);
    }

    @Test
    void aDoubtWhoseEndWasHeardFirstHasNoTicket() {
        duty.handle(new Event.ScopesCertain("the organization", MONDAY.plusSeconds(60)));
        duty.handle(new Event.ScopesInDoubt("the organization", "denied", true, MONDAY));
        assertThat(outside.tickets).isEmpty();

        duty.handle(new Event.ScopesInDoubt("the organization", "denied", true, MONDAY.plusSeconds(120)));
        duty.handle(new Event.ScopesCertain("the organization", MONDAY.plusSeconds(180)));
        duty.handle(new Event.ScopesInDoubt("the organization", "denied", true, MONDAY.plusSeconds(60)));
        assertThat(outside.tickets).extracting(Ticket::status).containsExactly(OPENED, CLOSED);
    }

    @Test
    void whatPeopleMayWantSoHasNoTicket() {
        duty.handle(new Event.ScopesInDoubt("account 444455556666", "its state is SUSPENDED", false, MONDAY));

        assertThat(outside.tickets).isEmpty();
    }

    @Test
    void moreThanTenDoubtsForOneReasonAreAStormUntilTheLastOfThemIsOver() {
        for (int number = 0; number < 1_000; number++) {
            duty.handle(doubt(number, MONDAY));
        }
        assertThat(outside.tickets).hasSize(11).extracting(Ticket::status).containsOnly(OPENED);
        assertThat(outside.tickets.getLast().title())
                .isEqualTo("Backups may not look everywhere: more than 10 doubts for one reason");
        assertThat(outside.ledger
                        .read(Place.EVERYWHERE.ledgerKey())
                        .orElseThrow()
                        .text())
                .hasSizeLessThan(200_000);

        duty.handle(doubt(500, MONDAY));
        for (int number = 999; number > 10; number--) {
            duty.handle(certain(number, MONDAY.plusSeconds(60)));
        }
        duty.handle(doubt(500, MONDAY));
        assertThat(outside.tickets).hasSize(11);

        duty.handle(certain(10, MONDAY.plusSeconds(60)));
        duty.handle(certain(3, MONDAY.plusSeconds(60)));
        assertThat(outside.tickets)
                .extracting(Ticket::status, ticket -> ticket.key().contains("/storm-"))
                .endsWith(tuple(OPENED, true), tuple(CLOSED, true), tuple(CLOSED, false))
                .hasSize(13);
    }

    @Test
    void anotherReasonIsNotPartOfTheStorm() {
        for (int number = 0; number < 12; number++) {
            duty.handle(doubt(number, MONDAY));
        }
        duty.handle(new Event.ScopesInDoubt("the organization", "cannot be listed", true, MONDAY));

        assertThat(outside.tickets.getLast().title()).endsWith("the organization");
    }

    @Test
    void endsOfDoubtsAreNotRememberedForEver() {
        for (int day = 0; day < 100; day++) {
            duty.handle(new Event.ScopesCertain("account " + day, MONDAY.plus(Duration.ofDays(day))));
        }
        var board = outside.ledger.read(Place.EVERYWHERE.ledgerKey()).orElseThrow();
        assertThat(Json.read(board.text(), Board.class).doubts())
                .extracting(doubts -> doubts.over().size())
                .isEqualTo(30);
    }

    @Test
    void updatesItsTicketWhileAProblemLasts() {
        duty.handle(closed(daily(20), bad(failed(7, "in error"))));
        duty.handle(closed(daily(21), bad(missed(7, "window over"))));

        assertThat(said()).containsExactly("OPENED i-00000007", "UPDATED i-00000007");
        assertThat(outside.tickets.getLast().fields())
                .containsEntry("count", "2")
                .containsEntry("first-slot", "2026-11-20T01:00:00Z")
                .containsEntry("last-slot", "2026-11-21T01:00:00Z")
                .containsEntry("reason", "window over");
    }

    @Test
    void closesItsTicketWithTheNextSuccessAndOpensAnotherOneLater() {
        duty.handle(closed(daily(20), bad(failed(7, "in error"))));
        duty.handle(closed(daily(21), good(IRELAND, 10)));
        duty.handle(closed(daily(22), good(IRELAND, 10)));
        duty.handle(closed(daily(23), bad(failed(7, "in error"))));

        assertThat(said()).containsExactly("OPENED i-00000007", "CLOSED i-00000007", "OPENED i-00000007");
        assertThat(outside.tickets.getLast().fields()).containsEntry("count", "1");
    }

    @Test
    void aPendingPointIsNoSuccessYet() {
        duty.handle(closed(daily(20), bad(failed(7, "in error"))));
        duty.handle(closed(daily(21), scope(IRELAND, 9, 0, 1, List.of(), 0)));
        assertThat(said()).containsExactly("OPENED i-00000007");

        duty.handle(settled(daily(21), good(IRELAND, 10)));

        assertThat(said()).containsExactly("OPENED i-00000007", "CLOSED i-00000007");
    }

    @Test
    void neverClosesBecauseAListIsCut() {
        duty.handle(closed(daily(20), bad(failed(7, "in error"))));
        duty.handle(closed(daily(21), scope(IRELAND, 0, 0, 0, List.of(failed(9, "in error")), 5)));

        assertThat(said()).containsExactly("OPENED i-00000007", "OPENED i-00000009");
    }

    @Test
    void repeatsChangeNothing() {
        var event = closed(daily(20), bad(failed(7, "in error")));
        duty.handle(event);
        duty.handle(event);
        duty.handle(settled(daily(20), bad(failed(7, "in error"))));

        assertThat(said()).containsExactly("OPENED i-00000007");
    }

    @Test
    void anOlderRunSaysNothingAnyMore() {
        duty.handle(closed(daily(21), good(IRELAND, 10)));
        duty.handle(settled(daily(20), bad(failed(7, "in error"))));
        duty.handle(closed(daily(22), bad(failed(7, "in error"))));
        duty.handle(closed(daily(21), good(IRELAND, 10)));

        assertThat(said()).containsExactly("OPENED i-00000007");
    }

    @Test
    void theCloseOfARunSaysNothingAfterItsEnd() {
        duty.handle(settled(daily(20), good(IRELAND, 10)));
        duty.handle(closed(daily(20), scope(IRELAND, 8, 0, 1, List.of(failed(7, "in error")), 0)));

        assertThat(said()).isEmpty();
    }

    @Test
    void foldsAStormIntoOneTicketAndClosesIt() {
        duty.handle(closed(daily(20), scope(IRELAND, 0, 0, 0, failures(11, "no room for vol-0123456789"), 0)));
        duty.handle(closed(daily(21), scope(IRELAND, 9, 0, 0, failures(2, "no room for vol-0ffffff"), 0)));
        duty.handle(closed(daily(22), good(IRELAND, 11)));

        assertThat(outside.tickets).extracting(ticket -> ticket.status()).containsExactly(OPENED, UPDATED, CLOSED);
        assertThat(outside.tickets)
                .extracting(ticket -> ticket.key())
                .hasSize(3)
                .containsOnly(outside.tickets.getFirst().key());
        assertThat(outside.tickets.getFirst().title())
                .isEqualTo("Backups failed or missed: 11 resources in eu-west-1, policy daily-prod");
    }

    @Test
    void tenOfAKindAreNoStorm() {
        duty.handle(closed(daily(20), scope(IRELAND, 0, 0, 0, failures(10, "no room"), 0)));

        assertThat(outside.tickets).hasSize(10);
    }

    @Test
    void aProblemKeepsItsTicketInAStorm() {
        duty.handle(closed(daily(20), bad(failed(7, "in error"))));
        duty.handle(closed(daily(21), scope(IRELAND, 0, 0, 0, failures(20, "no room"), 300)));
        duty.handle(closed(daily(22), scope(IRELAND, 0, 0, 0, List.of(failed(7, "in error")), 0)));

        assertThat(said()).contains("OPENED i-00000007", "UPDATED i-00000007").doesNotContain("CLOSED i-00000007");
        assertThat(outside.tickets).hasSize(5);
        assertThat(outside.tickets)
                .extracting(ticket -> ticket.title())
                .anyMatch(title -> title.contains("at least 20 resources"));
    }

    @Test
    void policiesAndScopesHaveTicketsOfTheirOwn() {
        duty.handle(closed(
                daily(20), bad(failed(7, "in error")), scope(VIRGINIA, 0, 0, 0, List.of(failed(7, "in error")), 0)));

        assertThat(outside.tickets)
                .extracting(ticket -> ticket.key())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void anUnreachableScopeIsAProblemUntilALaterRunReachesIt() {
        var at = daily(20).slot().at().plusSeconds(600);
        duty.handle(new Event.ScopeUnreachable(IRELAND, "the role denies it", at));
        duty.handle(closed(daily(20), good(IRELAND, 3)));
        assertThat(said()).containsExactly("OPENED unreachable");

        duty.handle(closed(daily(21), ScopeReport.unreachable(IRELAND, "the role denies it")));
        duty.handle(closed(daily(22), good(IRELAND, 10)));

        assertThat(said()).containsExactly("OPENED unreachable", "UPDATED unreachable", "CLOSED unreachable");
    }

    @Test
    void anUnreachableScopeClosesNoTicketOfItsResources() {
        duty.handle(closed(daily(20), bad(failed(7, "in error"))));
        duty.handle(closed(daily(21), ScopeReport.unreachable(IRELAND, "the role denies it")));

        assertThat(said()).containsExactly("OPENED i-00000007", "OPENED unreachable");
    }

    @Test
    void missedSlotsAreAProblemUntilTheNextRunCloses() {
        duty.handle(new Event.SlotsMissed(
                daily(19).policy(), List.of(daily(19).slot(), daily(18).slot()), 9, outside.instant()));
        duty.handle(closed(daily(19), good(IRELAND, 10)));
        assertThat(said()).containsExactly("OPENED slots-missed");

        duty.handle(closed(daily(20), good(IRELAND, 10)));

        assertThat(said()).containsExactly("OPENED slots-missed", "CLOSED slots-missed");
    }

    @Test
    void tellsWhatADeskThatWasDownHasNotHeard() {
        var event = closed(daily(20), bad(failed(7, "in error"), failed(8, "in error")));
        outside.deskDown = true;
        assertThatThrownBy(() -> duty.handle(event)).isInstanceOf(DependencyException.class);
        assertThat(said()).isEmpty();
        outside.deskDown = false;

        duty.handle(event);

        assertThat(said()).containsExactlyInAnyOrder("OPENED i-00000007", "OPENED i-00000008");
    }

    @Test
    void aDeskThatWasDownMayHaveHeardSoItHearsTheEnd() {
        outside.deskDown = true;
        assertThatThrownBy(() -> duty.handle(closed(daily(20), bad(failed(7, "in error")))))
                .isInstanceOf(DependencyException.class);
        outside.deskDown = false;

        duty.handle(closed(daily(21), good(IRELAND, 10)));

        assertThat(said()).containsExactly("CLOSED i-00000007");
    }

    @Test
    void tellsTheNewerStateWhenAnotherNotifierChangesItMeanwhile() {
        outside.ledger.beforeNextWrite(() ->
                new TicketDuty(outside.ledger, outside.desk).handle(closed(daily(21), bad(failed(7, "worse")))));

        duty.handle(closed(daily(20), bad(failed(7, "in error"))));

        assertThat(outside.tickets).isNotEmpty();
        assertThat(outside.tickets.getLast().fields()).containsEntry("reason", "worse");
        duty.handle(closed(daily(22), good(IRELAND, 1)));
        assertThat(outside.tickets.getLast().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void hostileNamesStayOnTheirLine() {
        duty.handle(closed(
                daily(20), bad(problem(7, "a\nStatus: CLOSED\u202E", Problem.Ending.FAILED, "x\r\nInjected: yes"))));

        assertThat(outside.tickets.getFirst().title()).doesNotContain("\n", "\u202E");
        assertThat(outside.tickets.getFirst().fields()).containsEntry("reason", "x Injected: yes");
    }

    private static Event doubt(int number, Instant at) {
        var account = "%012d".formatted(number);
        return new Event.ScopesInDoubt(
                "the Regions of account " + account, "DescribeRegions in " + account + " failed: denied", true, at);
    }

    private static Event certain(int number, Instant at) {
        return new Event.ScopesCertain("the Regions of account " + "%012d".formatted(number), at);
    }

    private static ScopeReport bad(Problem... problems) {
        return scope(IRELAND, 10, 0, 0, List.of(problems), 0);
    }

    private List<String> said() {
        return outside.tickets.stream()
                .map(ticket -> ticket.status() + " "
                        + ticket.key().substring(ticket.key().lastIndexOf('/') + 1))
                .toList();
    }
}
