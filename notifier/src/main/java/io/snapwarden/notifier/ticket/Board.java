package io.snapwarden.notifier.ticket;

import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.runtime.port.TicketDesk.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is wrong in one place and what the desk knows of it. Reports are judged by what they show now, so a lost or a
/// repeated one does no harm; an older one than was judged already says nothing any more.
///
/// @param judged the newest slot whose report was judged; null before the first
/// @param settled whether that report was the last of its run
/// @param doubts null where none was ever over or in a storm
public record Board(
        @Nullable Instant judged,
        boolean settled,
        List<Problem> problems,
        @Nullable Doubts doubts) {

    static final Board EMPTY = new Board(null, false, List.of(), null);

    public Board {
        problems = List.copyOf(problems);
    }

    /// @param end whether the report is the last of its run
    Board judge(Instant slot, ScopeReport report, boolean end) {
        if (knowsMoreThan(slot, end)) {
            return this;
        }
        var next = byId();
        var seen = Sighting.in(report, next.keySet());
        seen.forEach(sighting ->
                next.merge(sighting.id(), Problem.opened(sighting, slot), (old, _) -> old.seenAgain(sighting, slot)));
        if (tellsAll(report)) {
            var bad = seen.stream().map(Sighting::id).collect(Collectors.toSet());
            next.replaceAll((id, problem) -> bad.contains(id) ? problem : problem.closed());
        }
        return new Board(slot, end, List.copyOf(next.values()), doubts);
    }

    /// One thing is wrong, outside of any report.
    Board see(Sighting sighting, Instant at) {
        var next = byId();
        next.merge(sighting.id(), Problem.opened(sighting, at), (old, _) -> old.seenAgain(sighting, at));
        return withProblems(next);
    }

    /// All that was last seen before then is over.
    Board clear(Instant before) {
        return change(problem -> problem.last().isBefore(before) ? problem.closed() : problem);
    }

    /// It was doubted then, unless that is over already. More for one reason are one storm, as in reports.
    Board doubted(Sighting doubt, Instant at) {
        if (known().isOver(doubt.id(), at)) {
            return this;
        }
        var storm = doubt.asStormOfDoubts();
        if (has(doubt.id()) || !(has(storm.id()) || ticketsOf(doubt) >= Sighting.MOST_OF_A_KIND)) {
            return see(doubt, at);
        }
        var raised = has(storm.id()) ? this : see(storm, at);
        return new Board(judged, settled, raised.problems, known().withFolded(storm.id(), doubt.id(), at));
    }

    /// A doubt is over; what was said of it since then is another one. A storm is over with the last of its doubts.
    Board certain(String id, Instant at) {
        var next = known().withEnd(id, at);
        var blown = known().storms();
        blown.removeAll(next.storms());
        var left = change(problem -> blown.contains(problem.id())
                        || (problem.id().equals(id) && !problem.last().isAfter(at))
                ? problem.closed()
                : problem);
        return new Board(judged, settled, left.problems, next);
    }

    Optional<Problem> untold() {
        return problems.stream().filter(problem -> problem.untold() != null).findFirst();
    }

    /// The desk knows it. What changed meanwhile stays untold; what is closed is forgotten.
    Board told(Problem told) {
        var next = new ArrayList<Problem>();
        for (var problem : problems) {
            if (!problem.equals(told)) {
                next.add(problem.id().equals(told.id()) ? changedWhileTold(problem, told) : problem);
            } else if (told.untold() != Status.CLOSED) {
                next.add(problem.told());
            }
        }
        return new Board(judged, settled, next, doubts);
    }

    /// A success is not listed, only problems are: so absence means success only where the list is whole and nothing
    /// is pending.
    private static boolean tellsAll(ScopeReport report) {
        return report.problemsOmitted() == 0 && report.pending() == 0;
    }

    private boolean knowsMoreThan(Instant slot, boolean end) {
        return judged != null && (slot.isBefore(judged) || (slot.equals(judged) && settled && !end));
    }

    /// The desk heard an older state: it knows the ticket, unless what it heard was its end.
    private static Problem changedWhileTold(Problem problem, Problem told) {
        return problem.untold() == null || problem.untold() == Status.CLOSED
                ? problem
                : problem.untold(told.untold() == Status.CLOSED ? Status.OPENED : Status.UPDATED);
    }

    /// Whether it has a ticket that is not to be closed.
    private boolean has(String id) {
        return problems.stream().anyMatch(problem -> problem.id().equals(id) && problem.untold() != Status.CLOSED);
    }

    /// How many have one for the same reason.
    private long ticketsOf(Sighting doubt) {
        return problems.stream()
                .filter(problem -> problem.reasonClass().equals(doubt.reasonClass()) && has(problem.id()))
                .count();
    }

    private Doubts known() {
        return doubts == null ? Doubts.NONE : doubts;
    }

    private Board change(UnaryOperator<Problem> change) {
        return new Board(judged, settled, problems.stream().map(change).toList(), doubts);
    }

    private Board withProblems(Map<String, Problem> next) {
        return new Board(judged, settled, List.copyOf(next.values()), doubts);
    }

    private Map<String, Problem> byId() {
        var byId = new LinkedHashMap<String, Problem>();
        problems.forEach(problem -> byId.put(problem.id(), problem));
        return byId;
    }
}
