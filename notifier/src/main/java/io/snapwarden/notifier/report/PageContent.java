package io.snapwarden.notifier.report;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.runtime.port.TicketDesk;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a report page is about. Only the runs are a must.
///
/// @param zones the time zone of each policy's schedule; UTC for the others
/// @param prunes of several for the same run and scope the last one holds
/// @param hooks of each policy that has some
/// @param hookEnds all that have not ended well; the others of a settled run have
public record PageContent(
        String title,
        Instant madeAt,
        Map<PolicyName, ZoneId> zones,
        List<RunReport> runs,
        List<Event.ScopePruned> prunes,
        List<Coverage> coverage,
        List<Restore> restores,
        List<TicketDesk.Ticket> tickets,
        Map<PolicyName, Hooks> hooks,
        List<HookEnd> hookEnds) {

    /// How well one resource is protected.
    ///
    /// @param policy null when nothing protects it
    /// @param newestGood when its newest good point was taken; null when it has none
    public record Coverage(
            Scope scope,
            String resource,
            String name,
            @Nullable PolicyName policy,
            @Nullable Instant newestGood) {}

    /// One thing that was brought back, or was not.
    public record Restore(String what, String result, boolean good) {}

    /// A hook after a capture that has not ended well.
    ///
    /// @param givenUp whether nobody tries it again
    public record HookEnd(RunKey run, Scope scope, ResourceId source, String document, int tries, boolean givenUp) {}

    public PageContent {
        zones = Map.copyOf(zones);
        runs = List.copyOf(runs);
        prunes = List.copyOf(prunes);
        coverage = List.copyOf(coverage);
        restores = List.copyOf(restores);
        tickets = List.copyOf(tickets);
        hooks = Map.copyOf(hooks);
        hookEnds = List.copyOf(hookEnds);
    }

    public static PageContent of(String title, Instant madeAt, List<RunReport> runs) {
        return new PageContent(
                title, madeAt, Map.of(), runs, List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());
    }

    public PageContent withZones(Map<PolicyName, ZoneId> next) {
        return new PageContent(title, madeAt, next, runs, prunes, coverage, restores, tickets, hooks, hookEnds);
    }

    public PageContent withPrunes(List<Event.ScopePruned> next) {
        return new PageContent(title, madeAt, zones, runs, next, coverage, restores, tickets, hooks, hookEnds);
    }

    public PageContent withCoverage(List<Coverage> next) {
        return new PageContent(title, madeAt, zones, runs, prunes, next, restores, tickets, hooks, hookEnds);
    }

    public PageContent withRestores(List<Restore> next) {
        return new PageContent(title, madeAt, zones, runs, prunes, coverage, next, tickets, hooks, hookEnds);
    }

    public PageContent withTickets(List<TicketDesk.Ticket> next) {
        return new PageContent(title, madeAt, zones, runs, prunes, coverage, restores, next, hooks, hookEnds);
    }

    /// @param next what each policy plans
    /// @param ends what of it has not ended well
    public PageContent withHooks(Map<PolicyName, Hooks> next, List<HookEnd> ends) {
        return new PageContent(title, madeAt, zones, runs, prunes, coverage, restores, tickets, next, ends);
    }
}
