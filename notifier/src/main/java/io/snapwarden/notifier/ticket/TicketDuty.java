package io.snapwarden.notifier.ticket;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.notifier.duty.Duty;
import io.snapwarden.notifier.duty.LedgerState;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.work.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A ticket for each problem, with a life: opened when it is first seen, updated while it lasts, closed when it is
/// over. What to say is written down first, then said, then marked as said: the desk may hear it twice, under the same
/// key, but never not at all.
///
/// Disagreeing marks, twins and rejected work get no ticket: no event ever says that they are over, so their tickets
/// would stay open for ever. Neither does an account that is closed, for people may want it so. They stand in the
/// digest.
public final class TicketDuty implements Duty {

    private final RunLedger ledger;
    private final TicketDesk desk;

    public TicketDuty(RunLedger ledger, TicketDesk desk) {
        this.ledger = ledger;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public Optional<String> mark(Event event) {
        return switch (event) {
            case Event.RunClosed _,
                    Event.RunSettled _,
                    Event.ScopeUnreachable _,
                    Event.ScopesInDoubt _,
                    Event.ScopesCertain _,
                    Event.SlotsMissed _ -> Optional.of(event.id());
            case Event.ScopePruned _,
                    Event.TwinFound _,
                    Event.HookFailed _,
                    Event.WorkloadCaptured _,
                    Event.MarksDisagree _,
                    Event.WorkRejected _,
                    Event.RunOpened _,
                    Event.RecoveryPointCaptured _,
                    Event.RecoveryPointCompleted _,
                    Event.RecoveryPointFailed _,
                    Event.RecoveryPointMissed _,
                    Event.RecoveryPointSkipped _,
                    Event.RecoveryPointPruned _ -> Optional.empty();
        };
    }

    @Override
    public Outcome handle(Event event) {
        changed(event).forEach(this::tell);
        return new Outcome.Done();
    }

    private List<Place> changed(Event event) {
        return switch (event) {
            case Event.RunClosed(var report, var _) -> judge(report, report.settled());
            case Event.RunSettled(var report, var _) -> judge(report, true);
            case Event.ScopeUnreachable(var scope, var why, var at) -> List.of(unreachable(scope, why, at));
            case Event.ScopesInDoubt(var about, var why, var unanswered, var at) ->
                unanswered ? List.of(inDoubt(about, why, at)) : List.of();
            case Event.ScopesCertain(var about, var at) -> List.of(certain(about, at));
            case Event.SlotsMissed missed -> List.of(slotsMissed(missed));
            case Event _ -> List.of();
        };
    }

    private List<Place> judge(RunReport report, boolean end) {
        var places = new ArrayList<Place>();
        for (var scope : report.scopes()) {
            places.addAll(judge(report, scope, end));
        }
        places.add(clear(Place.of(report.run().policy()), report.run().slot().at()));
        return places;
    }

    private List<Place> judge(RunReport report, ScopeReport scope, boolean end) {
        var why = scope.unreachable();
        if (why != null) {
            return List.of(unreachable(scope.scope(), why, report.run().slot().at()));
        }
        var place = Place.of(report.run().policy(), scope.scope());
        board(place).update(board -> board.judge(report.run().slot().at(), scope, end));
        // Only a run that was opened after the trouble proves that the scope can be reached again.
        return List.of(place, clear(Place.of(scope.scope()), report.openedAt()));
    }

    private Place clear(Place place, Instant before) {
        board(place).update(board -> board.clear(before));
        return place;
    }

    private Place unreachable(Scope scope, String why, Instant at) {
        var place = Place.of(scope);
        var title = "Backups cannot look at account " + scope.account() + " in " + scope.region();
        board(place).update(board -> board.see(Sighting.of("unreachable", title, why), at));
        return place;
    }

    private Place inDoubt(String about, String why, Instant at) {
        var sighting = Sighting.inDoubt(about, why);
        board(Place.EVERYWHERE).update(board -> board.doubted(sighting, at));
        return Place.EVERYWHERE;
    }

    private Place certain(String about, Instant at) {
        board(Place.EVERYWHERE).update(board -> board.certain(Sighting.idOfDoubt(about), at));
        return Place.EVERYWHERE;
    }

    private Place slotsMissed(Event.SlotsMissed missed) {
        var place = Place.of(missed.policy());
        Slot newest = Collections.max(missed.slots());
        var sighting = Sighting.of(
                "slots-missed",
                "Backups were not planned at all",
                missed.count() + " slots went by while nobody was planning, the newest " + newest);
        board(place).update(board -> board.see(sighting, newest.at()));
        return place;
    }

    private void tell(Place place) {
        var state = board(place);
        var next = state.read().value().untold();
        while (next.isPresent()) {
            var problem = next.get();
            desk.put(TicketText.of(place, problem, Objects.requireNonNull(problem.untold())));
            next = state.update(board -> board.told(problem)).untold();
        }
    }

    private LedgerState<Board> board(Place place) {
        return new LedgerState<>(ledger, place.ledgerKey(), Board.class, Board.EMPTY);
    }
}
